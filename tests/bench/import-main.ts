/** `npm run bench -- import [--quick]`: a large file of orders into columns, beside papaparse and DuckDB. */
import { setTimeout } from 'node:timers/promises';
import type { EventTable } from '../../src/io/event-table.ts';
import { duckdb } from '../pipelines/segmentation/handover/sql-engines.ts';
import { PLAIN_RFM, RFM_WITH_COPIES, rfmInDuckDb, startedEngines } from './import/duckdb-rfm.ts';
import { type GeneratedFile, generateFile } from './import/generated-file.ts';
import {
  FIRST_CUSTOMER,
  importOurs,
  NUMBERS_OF_A_CUSTOMER,
  planOf,
  readOurs,
  recencyFrequencyMoney,
  withoutOtherColumns,
} from './import/our-columns.ts';
import { type PapaColumns, readWithPapaparse } from './import/papaparse-columns.ts';
import { stretchReaders } from './import/stretch-threads.ts';
import { loadText, machine, machineText } from './machine.ts';
import { type Outcome, type Reading, timedAsync } from './reading.ts';
import { printSection } from './report.ts';

const two = stretchReaders(2);
const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 1 : 3;

console.log(machineText(machine(['papaparse', '@duckdb/duckdb-wasm'])));
const file = generateFile({ rows: quick ? 200_000 : 4_400_000, customers: quick ? 7000 : 150_000 });
console.log(`${file.rows} rows, ${file.customers} customers, ${(file.bytes / 1e6).toFixed(1)} MB`);
try {
  await main(file);
} finally {
  two.close();
  file.remove();
}

async function main({ path, ...expected }: GeneratedFile): Promise<void> {
  const plan = await planOf(path);
  const columns = await inRounds([
    ['ours, one thread', async () => checked(expected, readOurs(path, plan))],
    ['ours, one thread, hashed as in the page', async () => checked(expected, await importOurs(path, plan))],
    ['ours, two workers, hashed', async () => checked(expected, await two.read(path, plan))],
    ['papaparse to the same columns', async () => checked(expected, await readWithPapaparse(path))],
  ]);
  printSection({ title: 'A file into columns', unit: 'ms', subject: SUBJECT, outcomes: columns });
  const three = withoutOtherColumns(plan);
  const started = startedEngines();
  const grouped = await inRounds([
    [
      'ours, file to RFM: the three columns, one thread',
      async () => totals(recencyFrequencyMoney(readOurs(path, three))),
    ],
    ['ours, all columns, one thread', async () => totals(recencyFrequencyMoney(readOurs(path, plan)))],
    [
      'ours, all columns, two workers, hashed',
      async () => totals(recencyFrequencyMoney(await two.read(path, plan))),
    ],
    ['DuckDB-Wasm, one SQL', async () => rfmInDuckDb(started.take(), path, PLAIN_RFM), started.make],
    [
      'DuckDB-Wasm, copies counted as ours counts them',
      async () => rfmInDuckDb(started.take(), path, RFM_WITH_COPIES),
      started.make,
    ],
    ['DuckDB-Wasm, its start included, one SQL', async () => rfmInDuckDb(await duckdb(), path, PLAIN_RFM)],
  ]);
  if (new Set(grouped.map(({ best }) => best)).size > 1) throw new Error('RFM differs.');
  printSection({ title: 'RFM per customer', unit: 'ms', subject: SUBJECT, outcomes: grouped });
  console.log(`\nload average ${loadText()}`);
}

const SUBJECT = { what: 'import', rows: file.rows } as const;

/** What is measured, and what is done before the clock starts. */
type Contender = readonly [name: string, run: () => Promise<number>, before?: () => Promise<void>];

/** Each in turn, one round that does not count before; nobody clears away what others have left. */
async function inRounds(contenders: readonly Contender[]): Promise<Outcome[]> {
  const readings = contenders.map((): Reading[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [i, [, run, before]] of contenders.entries()) {
      await before?.();
      globalThis.gc?.();
      await atRest();
      const reading = await timedAsync(1, run);
      if (round > 0) readings[i]!.push(reading);
    }
  return contenders.map(([name], i) => {
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

/**
 * Waits until the platform's threads have given back the memory of the contender before, and compiled what it had them compile: their
 * processor time would be counted as the next one's.
 */
async function atRest(): Promise<void> {
  for (let wait = 0; wait < MOST_WAITS; wait++) {
    const cpu = process.cpuUsage();
    await setTimeout(MS_OF_A_WAIT);
    const { user, system } = process.cpuUsage(cpu);
    if (user + system < 20 * MS_OF_A_WAIT) return;
  }
}

const MOST_WAITS = 60;
const MS_OF_A_WAIT = 100;

/** The cents of a table, which must be those that were written. */
function checked(
  { rows, customers, cents }: Pick<GeneratedFile, 'rows' | 'customers' | 'cents'>,
  table: EventTable | PapaColumns,
): number {
  let sum = 0;
  for (const amount of table.amount) sum += Math.round(amount * 100);
  if (table.rows !== rows || table.customerIds.length !== customers || sum !== cents)
    throw new Error(`Read ${table.rows} rows of ${table.customerIds.length} customers, ${sum} cents.`);
  return sum;
}

/** A number that depends on the last time, the count and the money of every customer. */
function totals(of: ReturnType<typeof recencyFrequencyMoney>): number {
  let total = 0;
  for (let at = FIRST_CUSTOMER; at < of.length; at += NUMBERS_OF_A_CUSTOMER)
    total += ((of[at]! / 1000) % 86_400) + of[at + 1]! + Math.round(of[at + 2]! * 100);
  return total;
}
