/** `npm run bench -- --help` says what there is to measure. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { present } from '../../src/base/assert.ts';
import { serveTasks } from '../../src/cli/task-thread.ts';
import { bench } from './bench.ts';
import { CONTENDER_PROCESS, serveContender } from './import/contender-process.ts';
import { serveStretches, STRETCHES_THREAD } from './import/stretch-threads.ts';
import { PEERS_THREAD, servePeers } from './inertia/peers-thread.ts';
import { type ALONE_PARTS, type BenchOptions, USAGE, readCommandLine } from './options.ts';

/** Benches that read command lines of their own. */
const ALONE: ReadonlyMap<string, () => Promise<unknown>> = new Map([
  ['drift', () => import('./drift-main.ts')],
  ['estimates', () => import('./estimates-main.ts')],
  ['import', () => import('./import-main.ts')],
  ['import-page', () => import('./import-page-main.ts')],
  ['million', () => import('./million-main.ts')],
] satisfies (readonly [(typeof ALONE_PARTS)[number], () => Promise<unknown>])[]);

if (isMainThread) await main();
else {
  const port = present(parentPort, 'the port of a thread');
  if (workerData === PEERS_THREAD) await servePeers(port);
  else if (workerData === STRETCHES_THREAD) serveStretches(port);
  else serveTasks(port);
}

async function main(): Promise<void> {
  if (process.argv[2] === CONTENDER_PROCESS) {
    const [name, file] = process.argv.slice(3);
    return serveContender(present(name, 'a name'), JSON.parse(present(file, 'a file')));
  }
  const alone = ALONE.get(process.argv[2] ?? '');
  if (alone !== undefined) {
    process.argv.splice(2, 1);
    await alone();
    return;
  }
  const asked = readCommandLine(process.argv.slice(2));
  if (asked.kind === 'help') process.stdout.write(USAGE);
  else if (asked.kind === 'mistaken') {
    console.error(asked.message);
    process.exitCode = 2;
  } else if (asked.options.parts.includes('calibration')) await calibration(asked.options);
  else await bench(asked.options);
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
