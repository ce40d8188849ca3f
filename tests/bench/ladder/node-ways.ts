import { Worker } from 'node:worker_threads';
import { present } from '../../../src/base/assert.ts';
import { threadPool } from '../../../src/cli/thread-pool.ts';
import { measureRun } from '../run-times.ts';
import type { Way } from './way.ts';

/** Node, in place and with the command line's pool of so many threads. */
export function nodeWays(workers: readonly number[]): Way[] {
  return [
    {
      name: 'Node, in place',
      run: async (config) => (await measureRun(config)).times,
      close: async () => {},
    },
    ...workers.map(nodeWay),
  ];
}

function nodeWay(workers: number): Way {
  const script = present(process.argv[1], 'the script of this process');
  const pool = threadPool(workers, () => new Worker(script));
  return {
    name: `Node, ${workersText(workers)}`,
    run: async (config) => (await measureRun(config, pool)).times,
    close: () => pool.close(),
  };
}

export function workersText(workers: number): string {
  return workers === 1 ? '1 worker' : `${workers} workers`;
}
