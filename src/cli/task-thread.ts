import type { MessagePort } from 'node:worker_threads';
import { type Failure, failureOf } from '../engine/failure.ts';
import type { Task } from '../engine/pool.ts';
import { taskNamed } from '../pipelines/registry.ts';

/** What a pool sends to one of its threads: first what tasks share, then one task after the other. */
export type ThreadMessage =
  | { readonly kind: 'shared'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'task'; readonly job: number; readonly task: string; readonly input: unknown };

/** What a thread answers to each task. */
export type ThreadAnswer =
  | { readonly kind: 'done'; readonly job: number; readonly output: unknown; readonly ms: number }
  | { readonly kind: 'failed'; readonly job: number; readonly failure: Failure };

/** Runs tasks as they come over the port, until the thread is ended. */
export function serveTasks(port: MessagePort): void {
  let shared: unknown;
  port.on('message', (message: ThreadMessage) => {
    if (message.kind === 'shared') {
      shared = message.value;
      return;
    }
    port.postMessage(answerTo(message, shared));
  });
}

function answerTo(
  { job, task, input }: Extract<ThreadMessage, { kind: 'task' }>,
  shared: unknown,
): ThreadAnswer {
  try {
    const begun = performance.now();
    const output = (taskNamed(task) as Task<unknown, unknown, unknown>).run(shared, input);
    return { kind: 'done', job, output, ms: performance.now() - begun };
  } catch (thrown) {
    return { kind: 'failed', job, failure: failureOf(thrown) };
  }
}
