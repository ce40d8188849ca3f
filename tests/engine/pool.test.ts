import { expect, test } from 'vitest';
import { Cancelled } from '../../src/engine/failure.ts';
import { inPlacePool, type LongTask, type Task } from '../../src/engine/pool.ts';

const pool = inPlacePool(() => Promise.resolve());

test('tasks in place end with the task during which they are cancelled', async () => {
  const cancel = new AbortController();
  const ran: number[] = [];
  const task: Task<undefined, number, number> = {
    name: 'some',
    run(_, input) {
      ran.push(input);
      if (input === 2) cancel.abort();
      return input;
    },
  };
  const given = pool.run(task, undefined, [1, 2, 3, 4], { signal: cancel.signal, onResult: () => {} });
  await expect(given).rejects.toThrow(Cancelled);
  expect(ran).toEqual([1, 2]);
});

test('a long task in place ends when it rests after a cancel', async () => {
  const cancel = new AbortController();
  const task: LongTask<undefined, string, string> = {
    name: 'long',
    async start(_, input, rest) {
      await rest({ done: 1, items: 0 });
      cancel.abort();
      await rest({ done: 2, items: 0 });
      return input;
    },
  };
  const given = pool.run(task, undefined, ['a'], { signal: cancel.signal, onResult: () => {} });
  await expect(given).rejects.toThrow(Cancelled);
});
