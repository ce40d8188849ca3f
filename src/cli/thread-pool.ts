import type { Worker } from 'node:worker_threads';
import { inSharedMemory } from '../base/shared-memory.ts';
import { Cancelled, LostWorker } from '../engine/failure.ts';
import type { TaskPool } from '../engine/pool.ts';
import { thrownFrom } from '../engine/thrown.ts';
import { shareArrays } from './share-arrays.ts';
import type { ThreadAnswer, ThreadMessage } from './task-thread.ts';

/** A pool of Node threads; `close` ends them. */
export interface ThreadPool extends TaskPool {
  hold(numbers: Float64Array): Float64Array;
  close(): Promise<void>;
}

interface Job {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  readonly shared: SharedPart;
  readonly done: (output: unknown, worker: number, ms: number) => void;
  readonly failed: (error: Error) => void;
}

interface SharedPart {
  readonly id: number;
  readonly value: unknown;
}

interface Thread {
  readonly worker: Worker;
  /** From 0; a thread that replaces another takes its number. */
  readonly number: number;
  job: Job | undefined;
  sharedId: number | undefined;
}

/**
 * Tasks on `size` threads, started with the first run and kept until `close`. What tasks share lies in shared memory and
 * is announced once to each thread, and once for runs after each other that share the same object. A cancelled run ends its
 * threads, since work under way cannot be stopped otherwise; they are started again when needed, and so is a thread that died.
 */
export function threadPool(size: number, startThread: () => Worker): ThreadPool {
  const threads = new Set<Thread>();
  const waiting: Job[] = [];
  const parts = new WeakMap<object, SharedPart>();
  let serial = 0;

  const partOf = (shared: unknown): SharedPart => {
    const isObject = typeof shared === 'object' && shared !== null;
    const known = isObject ? parts.get(shared) : undefined;
    const part = known ?? { id: ++serial, value: shareArrays(shared) };
    if (isObject) parts.set(shared, part);
    return part;
  };

  const lose = (thread: Thread, cause: string): void => {
    threads.delete(thread);
    thread.job?.failed(new LostWorker(`A worker thread ended unexpectedly (${cause}).`));
    thread.job = undefined;
  };
  const start = (): void => {
    const used = new Set([...threads].map(({ number }) => number));
    const number = Array.from({ length: size }, (_, i) => i).find((each) => !used.has(each)) ?? 0;
    const thread: Thread = { worker: startThread(), number, job: undefined, sharedId: undefined };
    threads.add(thread);
    thread.worker.on('message', (answer: ThreadAnswer) => {
      const { job } = thread;
      thread.job = undefined;
      if (job === undefined || job.id !== answer.job) return;
      if (answer.kind === 'done') job.done(answer.output, thread.number, answer.ms);
      else job.failed(thrownFrom(answer.failure));
      feed();
    });
    thread.worker.on('error', (error) => lose(thread, error.message));
    thread.worker.on('messageerror', (error) => lose(thread, error.message));
    thread.worker.on('exit', (code) => lose(thread, `exit code ${code}`));
  };
  const feed = (): void => {
    while (threads.size < Math.min(size, waiting.length + threads.size)) start();
    for (const thread of threads) {
      if (thread.job !== undefined) continue;
      const job = waiting.shift();
      if (job === undefined) return;
      thread.job = job;
      if (thread.sharedId !== job.shared.id) {
        thread.sharedId = job.shared.id;
        thread.worker.postMessage({ kind: 'shared', ...job.shared } satisfies ThreadMessage);
      }
      thread.worker.postMessage({
        kind: 'task',
        job: job.id,
        task: job.task,
        input: job.input,
      } satisfies ThreadMessage);
    }
  };
  const endAll = async (): Promise<void> => {
    const ending = [...threads];
    threads.clear();
    for (const thread of ending) thread.job = undefined;
    await Promise.all(ending.map(({ worker }) => worker.terminate()));
  };

  return {
    size,
    hold: inSharedMemory,
    close: endAll,
    run<Output>(
      task: { readonly name: string },
      shared: unknown,
      inputs: readonly unknown[],
      options: RunOptions<Output>,
    ) {
      const { signal, onResult, onTime } = options;
      return new Promise<Output[]>((resolve, reject) => {
        const outputs: Output[] = [];
        let left = inputs.length;
        const settle = (): void => {
          signal.removeEventListener('abort', cancel);
          const kept = waiting.filter((job) => job.failed !== fail);
          waiting.splice(0, waiting.length, ...kept);
        };
        const fail = (error: Error): void => {
          settle();
          reject(error);
        };
        const cancel = (): void => {
          void endAll();
          fail(new Cancelled());
        };
        const part = partOf(shared);
        if (signal.aborted) return fail(new Cancelled());
        if (left === 0) return resolve(outputs);
        signal.addEventListener('abort', cancel);
        for (const [index, input] of inputs.entries()) {
          const done = (output: unknown, worker: number, ms: number): void => {
            outputs[index] = output as Output;
            onTime?.({ index, worker, ms });
            onResult(output as Output, index);
            left--;
            if (left > 0) return;
            settle();
            resolve(outputs);
          };
          waiting.push({ id: ++serial, task: task.name, input, shared: part, done, failed: fail });
        }
        feed();
      });
    },
  };
}

type RunOptions<Output> = Parameters<TaskPool['run']>[3] & {
  readonly onResult: (output: Output, index: number) => void;
};
