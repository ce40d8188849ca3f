import { once } from '../../src/base/once.ts';
import { createWorkerPool, type WorkerPool } from '../../src/worker/pool.ts';
import { bundleThread, threadFactory } from './threads.ts';

const threadFile = once(() => bundleThread('tests/worker/task-thread.ts'));

/** Pools of real threads that run the tasks of the product and those that read files; bundles the thread once. */
export async function workerPools({ sharedMemory = false } = {}): Promise<{
  poolOf(size: number): WorkerPool;
  /** Ends the thread that was started at this place, counted from the newest back. */
  kill(fromNewest: number): Promise<unknown>;
  /** Ends pools and threads; a pool that goes on would start threads for those that are ended. */
  stop(): Promise<void>;
}> {
  const threads = threadFactory(await threadFile());
  const pools: WorkerPool[] = [];
  return {
    poolOf(size) {
      const pool = createWorkerPool({
        size,
        spawn: threads.spawn,
        sharedMemory,
        after: (ms, callback) => void setTimeout(callback, ms),
      });
      pools.push(pool);
      return pool;
    },
    kill: threads.kill,
    async stop() {
      for (const pool of pools) pool.terminate();
      await threads.stopAll();
    },
  };
}
