import { expect, test } from 'vitest';
import type { LongTask } from '../../src/engine/pool.ts';
import { createTaskLoop } from '../../src/worker/task-loop.ts';
import type { FromTaskWorker } from '../../src/worker/task-protocol.ts';

test('a long task whose output cannot be sent has failed', async () => {
  const task: LongTask<undefined, undefined, unknown> = { name: 'some', start: async () => () => {} };
  const failed = await new Promise<FromTaskWorker>((resolve) => {
    const post = (message: FromTaskWorker): void => resolve(structuredClone(message));
    createTaskLoop(
      () => task,
      post,
      () => 0,
    )({ kind: 'task', id: 7, task: 'some', shared: 0, input: undefined });
  });
  expect(failed).toMatchObject({ kind: 'thrown', id: 7 });
});
