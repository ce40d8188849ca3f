/** `npm run bench -- import [--quick]`: a large file of orders into columns, beside papaparse and DuckDB. */
import { type ContenderProcess, contenderProcess } from './import/contender-process.ts';
import { type FileToRead, TO_COLUMNS, TO_RFM } from './import/contenders.ts';
import { generateFile } from './import/generated-file.ts';
import { loadText, machine, machineText } from './machine.ts';
import type { Outcome, Reading } from './reading.ts';
import { printSection } from './report.ts';

const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 1 : 5;

console.log(machineText(machine(['papaparse', '@duckdb/duckdb-wasm'])));
const { remove, ...file } = generateFile({
  rows: quick ? 200_000 : 4_400_000,
  customers: quick ? 7000 : 150_000,
});
console.log(`${file.rows} rows, ${file.customers} customers, ${(file.bytes / 1e6).toFixed(1)} MB`);
console.log('Each contender has a process of its own; their rounds are taken in turn.');
try {
  await measured('A file into columns', [...TO_COLUMNS.keys()], file);
  await measured('RFM per customer', [...TO_RFM.keys()], file);
  console.log(`\nload average ${loadText()}`);
} finally {
  remove();
}

async function measured(title: string, names: readonly string[], read: FileToRead): Promise<void> {
  const processes = names.map((name) => contenderProcess(name, read));
  try {
    const outcomes = await inRounds(names, processes);
    if (new Set(outcomes.map(({ best }) => best)).size > 1) throw new Error(`${title}: results differ.`);
    printSection({ title, unit: 'ms', subject: { what: 'import', rows: read.rows }, outcomes });
  } finally {
    for (const { close } of processes) close();
  }
}

/** Each in turn, one round that does not count before. */
async function inRounds(
  names: readonly string[],
  processes: readonly ContenderProcess[],
): Promise<Outcome[]> {
  const readings = names.map((): Reading[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [i, { measure }] of processes.entries()) {
      const reading = await measure();
      if (round > 0) readings[i]!.push(reading);
    }
  return names.map((name, i) => {
    const ms = readings[i]!.map((reading) => reading.ms).toSorted((a, b) => a - b);
    return {
      name,
      minimum: ms[0]!,
      median: ms[ms.length >> 1]!,
      cpuMinimum: Math.min(...readings[i]!.map(({ cpuMs }) => cpuMs)),
      best: readings[i]![0]!.result,
    };
  });
}
