import { performance } from 'node:perf_hooks';
import { artifactCache } from '../engine/cache.ts';
import type { TaskPool } from '../engine/pool.ts';
import type { RunPorts } from '../engine/run.ts';
import { nextTurn } from './pool-of.ts';
import { progressLines } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** What a run on the command line has: no cache, since there is one run, and its progress on stderr. */
export function runPorts(pool: TaskPool, terminal: Terminal): RunPorts {
  return {
    cache: artifactCache(0),
    pool,
    signal: terminal.signal,
    now: () => performance.now(),
    giveWay: nextTurn,
    emit: progressLines((line) => terminal.error(line)),
  };
}
