import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { shareArrays } from '../../src/cli/share-arrays.ts';
import { type ThreadPool, threadPool } from '../../src/cli/thread-pool.ts';
import { Cancelled, LostWorker, failureOf } from '../../src/engine/failure.ts';
import type { Task, TaskTime } from '../../src/engine/pool.ts';

const THREAD = `
const { parentPort } = require('node:worker_threads');
let shared;
let announced = 0;
parentPort.on('message', (message) => {
  if (message.kind === 'shared') { shared = message.value; announced++; return; }
  const { job, input } = message;
  if (input === 'die') process.exit(3);
  if (input === 'hang') for (;;);
  if (input === 'full') {
    const message = 'There was not enough memory (Array buffer allocation failed).';
    return parentPort.postMessage({ kind: 'failed', job, failure: { kind: 'out-of-memory', message, remedy: '' } });
  }
  if (input === 'fail') return parentPort.postMessage({ kind: 'failed', job, failure: { kind: 'bug', message: 'broken', detail: 'at x' } });
  parentPort.postMessage({ kind: 'done', job, ms: 2, output: [input, shared.values[0], announced, shared.values.buffer instanceof SharedArrayBuffer] });
});`;

type Output = readonly [input: unknown, first: number, announced: number, isShared: boolean];
const task = { name: 'any' } as Task<{ values: Float64Array }, unknown, Output>;

let pool: ThreadPool;
const running = (size: number): ThreadPool =>
  (pool = threadPool(size, () => new Worker(THREAD, { eval: true })));
afterEach(() => pool.close());

function run(
  inputs: readonly unknown[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Output[]> {
  return pool.run(task, { values: Float64Array.of(7) }, inputs, { signal, onResult: () => undefined });
}

test('each task is told with its time and the number of its thread', async () => {
  running(2);
  const times: TaskTime[] = [];
  await pool.run(task, { values: Float64Array.of(7) }, ['a', 'b', 'c', 'd'], {
    signal: new AbortController().signal,
    onResult: () => undefined,
    onTime: (time) => times.push(time),
  });
  expect(times.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  expect(new Set(times.map(({ worker }) => worker))).toEqual(new Set([0, 1]));
  expect(times.every(({ ms }) => ms === 2)).toBe(true);
});

test('outputs come in the order of the inputs, and what is shared is sent once to each thread, in shared memory', async () => {
  running(2);
  expect(await run(['a', 'b', 'c', 'd', 'e'])).toEqual(
    ['a', 'b', 'c', 'd', 'e'].map((input) => [input, 7, 1, true]),
  );
  expect((await run(['f']))[0]?.[2]).toBeLessThanOrEqual(2);
  expect(await run([])).toEqual([]);
});

test('runs that share the same object have it copied and sent once', async () => {
  running(1);
  const shared = { values: Float64Array.of(7) };
  const options = { signal: new AbortController().signal, onResult: () => undefined };
  await pool.run(task, shared, ['a'], options);
  shared.values[0] = 8;
  expect(await pool.run(task, shared, ['b'], options)).toEqual([['b', 7, 1, true]]);
  expect(await pool.run(task, { ...shared }, ['c'], options)).toEqual([['c', 8, 2, true]]);
});

test('a thread that dies is a lost worker, and the next run has a new one', async () => {
  running(1);
  await expect(run(['a', 'die', 'b'])).rejects.toBeInstanceOf(LostWorker);
  expect(await run(['c'])).toEqual([['c', 7, 1, true]]);
});

test('a thread without memory says so as if it were this one', async () => {
  running(1);
  const thrown: unknown = await run(['full']).catch((error: unknown) => error);
  expect(failureOf(thrown)).toMatchObject({
    kind: 'out-of-memory',
    message: 'There was not enough memory (Array buffer allocation failed).',
  });
});

test('what a task throws ends the run with its message', async () => {
  running(2);
  await expect(run(['a', 'fail', 'b'])).rejects.toThrow('broken');
  expect(await run(['c'])).toHaveLength(1);
});

test('a cancelled run ends although its tasks would not', async () => {
  running(2);
  const controller = new AbortController();
  const ended = expect(run(['hang', 'hang', 'hang'], controller.signal)).rejects.toBeInstanceOf(Cancelled);
  controller.abort();
  await ended;
  await expect(run(['a'], controller.signal)).rejects.toBeInstanceOf(Cancelled);
  expect(await run(['b'])).toHaveLength(1);
});

test('shared copies hold the same numbers, each array once', () => {
  const labels = Uint8Array.of(1, 2, 3);
  const copy = shareArrays({ a: labels, list: [labels, Float64Array.of(0.5)], name: 'x' }) as {
    a: Uint8Array;
    list: [Uint8Array, Float64Array];
    name: string;
  };
  expect([...copy.a]).toEqual([1, 2, 3]);
  expect(copy.list[0]).toBe(copy.a);
  expect(copy.list[1][0]).toBe(0.5);
  expect(copy.name).toBe('x');
  expect((shareArrays({ a: copy.a }) as { a: Uint8Array }).a).toBe(copy.a);
});
