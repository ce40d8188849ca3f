import { type MessagePort, Worker } from 'node:worker_threads';
import { present } from '../../../src/base/assert.ts';
import type { LongTask } from '../../../src/engine/pool.ts';
import type { EventTable } from '../../../src/io/event-table.ts';
import type { ImportPlan } from '../../../src/io/import-plan.ts';
import { type PlacedStretch, readInStretches } from '../../../src/io/read-in-stretches.ts';
import { readStretch, type StretchRead } from '../../../src/io/read-stretch.ts';
import { createWorkerPool, type WorkerLike } from '../../../src/worker/pool.ts';
import { createTaskLoop } from '../../../src/worker/task-loop.ts';
import { withStored } from './our-columns.ts';

/** What tells a thread of this bench that it reads stretches. */
export const STRETCHES_THREAD = 'stretches';

type Stretch = PlacedStretch & { readonly path: string };

const task: LongTask<undefined, Stretch, StretchRead> = {
  name: 'bench/read-stretch',
  start: (_, { path, ...stretch }) =>
    withStored(path, (file) => readStretch({ ...stretch, file }, () => undefined)),
};

/** Reads stretches of files by their paths. */
export function serveStretches(port: MessagePort): void {
  const handle = createTaskLoop(
    () => task,
    (message, transfer = []) => port.postMessage(message, transfer),
    () => performance.now(),
  );
  port.on('message', handle);
  port.postMessage({ kind: 'ready' });
}

/** Reads a file by its path. */
export interface StretchReaders {
  read(path: string, plan: ImportPlan): Promise<EventTable>;
}

/** Some threads that read files together, as the page does by its workers; they end with the process. */
export function stretchReaders(size: number): StretchReaders {
  const script = present(process.argv[1], 'the script of this process');
  const pool = createWorkerPool({
    size,
    sharedMemory: false,
    after: (ms, callback) => void setTimeout(callback, ms),
    spawn: () => workerOf(new Worker(script, { workerData: STRETCHES_THREAD })),
  });
  const signal = new AbortController().signal;
  return {
    read: (path, plan) =>
      withStored(path, async (file) => {
        const read = await readInStretches(file, plan, size, (stretches) =>
          pool.run(
            task,
            undefined,
            stretches.map((stretch) => ({ ...stretch, path })),
            { signal, onResult: () => {} },
          ),
        );
        return present(read, 'the file in stretches').table;
      }),
  };
}

function workerOf(thread: Worker): WorkerLike {
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data: unknown) => worker.onmessage?.({ data }));
  thread.on('error', (error) => worker.onerror?.({ message: error.message }));
  return worker;
}
