import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import type { WorkerLike } from '../../src/worker/pool.ts';
import type { ToTaskWorker } from '../../src/worker/task-protocol.ts';

/** Bundles a module, named from the project's root, for a thread of Node, and gives the file. */
export async function bundleThread(path: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'strata-thread-'));
  await build({
    configFile: false,
    logLevel: 'error',
    define: { __STRATA_VERSION__: '"test"' },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: path,
      outDir,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'thread.mjs', codeSplitting: false } },
    },
  });
  return join(outDir, 'thread.mjs');
}

/** Threads as the pool wants them, with what was posted to each. */
export function threadFactory(file: string): {
  spawn(): WorkerLike;
  readonly posted: ToTaskWorker[][];
  /** Ends the thread that was spawned at this place, counted from the newest back. */
  kill(fromNewest: number): Promise<unknown>;
  stopAll(): Promise<void>;
} {
  const posted: ToTaskWorker[][] = [];
  const threads: Worker[] = [];
  return {
    posted,
    kill: async (fromNewest) => threads.at(-1 - fromNewest)?.terminate(),
    stopAll: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
    spawn() {
      const thread = new Worker(file);
      threads.push(thread);
      const log: ToTaskWorker[] = [];
      posted.push(log);
      const worker: WorkerLike = {
        onmessage: null,
        onerror: null,
        onmessageerror: null,
        postMessage(message) {
          log.push(message as ToTaskWorker);
          thread.postMessage(message);
        },
        terminate: () => void thread.terminate(),
      };
      thread.on('message', (data: unknown) => worker.onmessage?.({ data }));
      thread.on('error', (error) => worker.onerror?.({ message: error.message }));
      thread.on('exit', (code) => worker.onerror?.({ message: `exit code ${code}` }));
      return worker;
    },
  };
}
