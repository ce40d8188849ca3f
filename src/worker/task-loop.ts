import { present } from '../base/assert.ts';
import { failureOf } from '../engine/failure.ts';
import type { AnyTask, TaskProgress } from '../engine/pool.ts';
import { isArrayReference, mapParts, type FromTaskWorker, type ToTaskWorker } from './task-protocol.ts';

/** What a task worker does with the pool's messages. Free of globals; nothing is thrown. */
export function createTaskLoop(
  taskNamed: (name: string) => AnyTask,
  post: (message: FromTaskWorker, transfer?: ArrayBuffer[]) => void,
  now: () => number,
): (message: ToTaskWorker) => void {
  const arrays = new Map<number, ArrayBufferView>();
  const shared = new Map<number, unknown>();
  return (message) => {
    switch (message.kind) {
      case 'array':
        arrays.set(message.id, message.array);
        return;
      case 'shared':
        shared.set(
          message.id,
          mapParts(message.value, (part) =>
            isArrayReference(part) ? present(arrays.get(part.strataArray), 'a shared array') : undefined,
          ),
        );
        return;
      case 'forget':
        for (const id of message.arrays) arrays.delete(id);
        for (const id of message.shared) shared.delete(id);
        return;
      case 'task':
        run(message);
    }
  };

  function run({ id, task: name, shared: sharedId, input }: Extract<ToTaskWorker, { kind: 'task' }>): void {
    const failed = (thrown: unknown): void => post({ kind: 'thrown', id, failure: failureOf(thrown) });
    try {
      const begun = now();
      const task = taskNamed(name);
      const given = shared.get(sharedId) as never;
      if (!('start' in task)) {
        const output = task.run(given, input as never);
        post({ kind: 'output', id, output, ms: now() - begun });
        return;
      }
      let told = begun;
      const rest = (progress: TaskProgress): undefined => {
        if (now() - told < MS_BETWEEN_FIGURES) return;
        told = now();
        post({ kind: 'progress', id, progress });
      };
      task
        .start(given, input as never, rest)
        .then((output) => post({ kind: 'output', id, output, ms: now() - begun }, buffersOf(output)))
        .catch(failed);
    } catch (thrown) {
      failed(thrown);
    }
  }
}

const MS_BETWEEN_FIGURES = 50;

/** The memory of the typed arrays in a value that nobody here needs any more: it is handed over in place of a copy. */
function buffersOf(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  mapParts(value, (part) => {
    if (!ArrayBuffer.isView(part)) return undefined;
    if (part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
    return part;
  });
  return [...buffers];
}
