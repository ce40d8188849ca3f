import { present } from '../base/assert.ts';
import { failureOf } from '../engine/failure.ts';
import type { AnyTask } from '../engine/pool.ts';
import { isArrayReference, mapParts, type FromTaskWorker, type ToTaskWorker } from './task-protocol.ts';

/** What a task worker does with the pool's messages. Free of globals; nothing is thrown. */
export function createTaskLoop(
  taskNamed: (name: string) => AnyTask,
  post: (message: FromTaskWorker) => void,
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
        try {
          const begun = now();
          const output = taskNamed(message.task).run(
            shared.get(message.shared) as never,
            message.input as never,
          );
          post({ kind: 'output', id: message.id, output, ms: now() - begun });
        } catch (thrown) {
          post({ kind: 'thrown', id: message.id, failure: failureOf(thrown) });
        }
    }
  };
}
