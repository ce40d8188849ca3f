import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { Cancelled, failureOf, LostWorker } from '../../src/engine/failure.ts';
import { inPlacePool, type TaskPool, type TaskTime } from '../../src/engine/pool.ts';
import { restartTask } from '../../src/pipelines/segmentation/tasks/restart-task.ts';
import { createWorkerPool, type WorkerPool } from '../../src/worker/pool.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { bundleThread, threadFactory } from './threads.ts';
import {
  blockingTask,
  boundlessTask,
  dyingTask,
  scaledSumTask,
  throwingTask,
  type Column,
} from './thread-tasks.ts';

let file: string;
let clock: FakeClock;
const open: { pool: WorkerPool; threads: ReturnType<typeof threadFactory> }[] = [];

beforeAll(async () => {
  file = await bundleThread('tests/worker/task-thread.ts');
});

afterEach(async () => {
  for (const { pool, threads } of open.splice(0)) {
    pool.terminate();
    await threads.stopAll();
  }
});

function start(
  size: number,
  sharedMemory = true,
): { pool: WorkerPool; threads: ReturnType<typeof threadFactory> } {
  clock = fakeClock();
  const threads = threadFactory(file);
  const started = {
    pool: createWorkerPool({ size, spawn: threads.spawn, sharedMemory, after: clock.after }),
    threads,
  };
  open.push(started);
  return started;
}

const column: Column = { values: Float64Array.from({ length: 1000 }, (_, i) => i) };
const unhurried = { signal: new AbortController().signal, onResult: () => {} };

describe('a pool of threads', () => {
  it('gives the outputs in the order of the inputs', async () => {
    const { pool } = start(3);
    const inputs = Array.from({ length: 50 }, (_, i) => i);
    expect(await pool.run(scaledSumTask, column, inputs, unhurried)).toEqual(
      inputs.map((factor) => 499500 * factor),
    );
  });

  it('holds numbers in memory that the workers share, where there is any, and sends them without another copy', async () => {
    const { pool } = start(2);
    const held = pool.hold!(column.values);
    expect(held).toEqual(column.values);
    expect(held.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(pool.hold!(held)).toBe(held);
    expect(await pool.run(scaledSumTask, { values: held }, [2], unhurried)).toEqual([999000]);
    expect(start(1, false).pool.hold).toBeUndefined();
  });

  it('tells of each output once, with its index', async () => {
    const { pool } = start(2);
    const heard: [number, number][] = [];
    await pool.run(scaledSumTask, column, [5, 6, 7], {
      signal: unhurried.signal,
      onResult: (output, index) => heard.push([index, output]),
    });
    expect(heard.toSorted(([a], [b]) => a - b)).toEqual([
      [0, 2497500],
      [1, 2997000],
      [2, 3496500],
    ]);
  });

  it('tells what each task took and which thread ran it, and the times of a thread add up to less than the wall', async () => {
    const { pool } = start(2);
    const inputs = Array.from({ length: 40 }, (_, i) => i);
    const times: TaskTime[] = [];
    const begun = performance.now();
    await pool.run(scaledSumTask, column, inputs, { ...unhurried, onTime: (time) => times.push(time) });
    const wall = performance.now() - begun;
    expect(times.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(inputs);
    for (const worker of [0, 1]) {
      const own = times.filter((time) => time.worker === worker).map(({ ms }) => ms);
      expect(own.length).toBeGreaterThan(0);
      const busy = own.reduce((sum, ms) => sum + ms, 0);
      expect(busy).toBeGreaterThan(0);
      expect(busy).toBeLessThanOrEqual(wall);
    }
  });

  it('answers no inputs with no outputs', async () => {
    expect(await start(1).pool.run(scaledSumTask, column, [], unhurried)).toEqual([]);
  });

  it('clusters to the same bytes in place and on one, two and four threads', async () => {
    const random = randomStream(7, 'points');
    const matrix = { values: Float64Array.from({ length: 600 }, () => random.unit()), rows: 200, columns: 3 };
    const inputs = [2, 3, 4].flatMap((k) => [0, 1, 2, 3].map((restart) => ({ k, restart, seed: 11 })));
    const fitOn = (pool: TaskPool): Promise<unknown> =>
      pool.run(restartTask, { matrix, engine: 'reference', maxIterations: 100 }, inputs, unhurried);
    const inPlace = await fitOn(inPlacePool(async () => {}));
    for (const size of [1, 2, 4]) expect(await fitOn(start(size).pool)).toStrictEqual(inPlace);
  });

  it.each([true, false])(
    'sends a shared array to each thread once, in shared memory: %s',
    async (sharedMemory) => {
      const { pool, threads } = start(2, sharedMemory);
      const inputs = Array.from({ length: 20 }, (_, i) => i);
      await pool.run(scaledSumTask, column, inputs, unhurried);
      await pool.run(scaledSumTask, { ...column }, inputs, unhurried);
      expect(threads.posted).toHaveLength(2);
      for (const posted of threads.posted) {
        const arrays = posted.filter(({ kind }) => kind === 'array');
        expect(arrays).toHaveLength(1);
        expect(
          arrays.every(
            (each) =>
              each.kind === 'array' && each.array.buffer instanceof SharedArrayBuffer === sharedMemory,
          ),
        ).toBe(true);
      }
    },
  );

  it('lets go of shared arrays that no task needs any more', async () => {
    const { pool, threads } = start(1);
    await pool.run(scaledSumTask, column, [1], unhurried);
    await pool.run(scaledSumTask, { values: new Float64Array(3) }, [1], unhurried);
    expect(threads.posted[0]!.some((each) => each.kind === 'forget' && each.arrays.length === 1)).toBe(true);
    expect(await pool.run(scaledSumTask, column, [2], unhurried)).toEqual([999000]);
  });

  it('rejects with the words of what a task threw, and goes on with the next tasks', async () => {
    const { pool } = start(2);
    await expect(pool.run(throwingTask, undefined, [1, 2, 3, 4], unhurried)).rejects.toThrow('no room for 3');
    expect(await pool.run(throwingTask, undefined, [1, 2], unhurried)).toEqual([1, 2]);
  });

  it('tells of a task without enough memory as such, and goes on with the next tasks', async () => {
    const { pool, threads } = start(2);
    const failure = await pool.run(boundlessTask, undefined, [3, 50], unhurried).catch(failureOf);
    expect(failure).toMatchObject({ kind: 'out-of-memory' });
    expect(await pool.run(boundlessTask, undefined, [3, 4], unhurried)).toEqual([8, 16]);
    expect(threads.posted).toHaveLength(2);
  });

  it('tries the tasks of a thread that died once more on a fresh one', async () => {
    const { pool, threads } = start(2);
    const counter = new Int32Array(new SharedArrayBuffer(4));
    expect(await pool.run(dyingTask, { counter, deaths: 1 }, [0, 1, 2, 3, 4], unhurried)).toEqual([
      0, 10, 20, 30, 40,
    ]);
    expect(threads.posted).toHaveLength(3);
  });

  it('rejects with LostWorker when the same task ends its thread twice, and works afterwards', async () => {
    const { pool } = start(1);
    const counter = new Int32Array(new SharedArrayBuffer(4));
    await expect(pool.run(dyingTask, { counter, deaths: 9 }, [0, 1, 2], unhurried)).rejects.toThrow(
      LostWorker,
    );
    expect(await pool.run(scaledSumTask, column, [1], unhurried)).toEqual([499500]);
  });

  it('cancels at once, and replaces threads that are still busy after a grace of 100 ms', async () => {
    const { pool, threads } = start(2);
    const state = new Int32Array(new SharedArrayBuffer(8));
    const controller = new AbortController();
    const run = pool.run(blockingTask, { state }, [0, 1, 2, 3], {
      signal: controller.signal,
      onResult: () => {},
    });
    await begun(state, 2);
    controller.abort();
    await expect(run).rejects.toThrow(Cancelled);
    clock.advance(99);
    expect(threads.posted).toHaveLength(2);
    clock.advance(1);
    expect(threads.posted).toHaveLength(4);
    expect(await pool.run(scaledSumTask, column, [1, 2], unhurried)).toEqual([499500, 999000]);
  });

  it('hands tasks that wait behind an abandoned one to the fresh thread', async () => {
    const { pool } = start(1);
    const state = new Int32Array(new SharedArrayBuffer(8));
    const controller = new AbortController();
    const first = pool.run(blockingTask, { state }, [0], { signal: controller.signal, onResult: () => {} });
    await begun(state, 1);
    controller.abort();
    await expect(first).rejects.toThrow(Cancelled);
    const second = pool.run(scaledSumTask, column, [3], unhurried);
    clock.advance(100);
    expect(await second).toEqual([1498500]);
  });

  it('refuses to start when it is cancelled already', async () => {
    const { pool } = start(1);
    await expect(
      pool.run(scaledSumTask, column, [1], { signal: AbortSignal.abort(), onResult: () => {} }),
    ).rejects.toThrow(Cancelled);
  });

  it('rejects what is unfinished when it is ended', async () => {
    const { pool } = start(1);
    const run = pool.run(scaledSumTask, column, [1], unhurried);
    pool.terminate();
    await expect(run).rejects.toThrow(LostWorker);
  });
});

/** Resolves when so many blocking tasks have begun. */
async function begun(state: Int32Array, count: number): Promise<void> {
  while (Atomics.load(state, 0) < count) await new Promise((resolve) => setImmediate(resolve));
}
