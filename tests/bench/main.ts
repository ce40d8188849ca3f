/** `npm run bench -- --help` says what there is to measure. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { present } from '../../src/base/assert.ts';
import { serveTasks } from '../../src/cli/task-thread.ts';
import { bench } from './bench.ts';
import { PEERS_THREAD, servePeers } from './inertia/peers-thread.ts';
import { type BenchOptions, USAGE, readCommandLine } from './options.ts';

if (isMainThread) await main();
else {
  const serve = workerData === PEERS_THREAD ? servePeers : serveTasks;
  serve(present(parentPort, 'the port of a thread'));
}

async function main(): Promise<void> {
  if (process.argv[2] === 'drift') return drift();
  if (process.argv[2] === 'estimates') return estimates();
  if (process.argv[2] === 'import') return importing();
  if (process.argv[2] === 'import-page') return importingInPage();
  if (process.argv[2] === 'million') return million();
  const asked = readCommandLine(process.argv.slice(2));
  if (asked.kind === 'help') process.stdout.write(USAGE);
  else if (asked.kind === 'mistaken') {
    console.error(asked.message);
    process.exitCode = 2;
  } else if (asked.options.parts.includes('calibration')) await calibration(asked.options);
  else await bench(asked.options);
}

/** These read command lines of their own. */
async function drift(): Promise<void> {
  process.argv.splice(2, 1);
  await import('./drift-main.ts');
}

async function million(): Promise<void> {
  process.argv.splice(2, 1);
  await import('./million-main.ts');
}

async function estimates(): Promise<void> {
  await import('./estimates-main.ts');
}

async function importing(): Promise<void> {
  await import('./import-main.ts');
}

async function importingInPage(): Promise<void> {
  await import('./import-page-main.ts');
}

async function calibration({ families, seeds, quick, everyNull, json }: BenchOptions): Promise<void> {
  process.argv.splice(
    2,
    process.argv.length,
    ...families,
    `--seeds=${seeds ?? (quick ? 2 : 20)}`,
    ...(everyNull ? ['--every-null'] : []),
    ...(json === undefined ? [] : [`--json=${json}`]),
  );
  await import('./calibration-main.ts');
}
