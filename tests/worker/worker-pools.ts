import { createWorkerPool, type WorkerPool } from '../../src/worker/pool.ts';
import { bundleThread, threadFactory } from './threads.ts';

/** Pools of real threads that run the tasks of the product and those that read files; bundles the thread once. */
export async function workerPools(): Promise<{
  poolOf(size: number): WorkerPool;
  /** Ends the thread that was started last. */
  killNewest(): Promise<unknown>;
  stop(): Promise<void>;
}> {
  const threads = threadFactory(await bundleThread('tests/worker/task-thread.ts'));
  const pools: WorkerPool[] = [];
  return {
    poolOf(size) {
      const pool = createWorkerPool({
        size,
        spawn: threads.spawn,
        sharedMemory: false,
        after: (ms, callback) => void setTimeout(callback, ms),
      });
      pools.push(pool);
      return pool;
    },
    killNewest: () => threads.kill(0),
    async stop() {
      for (const pool of pools) pool.terminate();
      await threads.stopAll();
    },
  };
}
