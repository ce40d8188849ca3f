import { expect, test } from 'vitest';
import type { Sliced } from '../../../src/base/sliced.ts';
import { createLatestDrawing } from '../../../src/ui/charts/latest-drawing.ts';

/** A page whose frames and later tasks come when they are asked for; it is given way to after each slice. */
function drawingByHand() {
  const frames: (() => void)[] = [];
  const tasks: (() => void)[] = [];
  const done: string[] = [];
  const drawing = createLatestDrawing({
    nextFrame: (callback) => void frames.push(callback),
    breather: () => () => new Promise((resolve) => void tasks.push(resolve)),
  });
  function* picture(name: string, slices: number): Sliced<undefined> {
    for (let slice = 1; slice <= slices; slice++) {
      done.push(`${name}${slice}`);
      yield;
    }
    return undefined;
  }
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return {
    done,
    want: (name: string, slices: number) => drawing.want(() => picture(name, slices)),
    stop: () => drawing.stop(),
    async nextFrame() {
      frames.shift()?.();
      await settled();
    },
    async nextTask() {
      tasks.shift()?.();
      await settled();
    },
  };
}

test('a picture is begun before the next frame, and drawn in tasks of their own', async () => {
  const { want, nextFrame, nextTask, done } = drawingByHand();
  want('a', 3);
  expect(done).toEqual([]);
  await nextFrame();
  expect(done).toEqual(['a1']);
  await nextTask();
  await nextTask();
  expect(done).toEqual(['a1', 'a2', 'a3']);
});

test('of pictures that are wanted meanwhile the last is drawn, after the one that has begun', async () => {
  const { want, nextFrame, nextTask, done } = drawingByHand();
  want('a', 2);
  want('b', 2);
  await nextFrame();
  want('c', 1);
  want('d', 1);
  await nextFrame();
  expect(done).toEqual(['b1']);
  await nextTask();
  await nextTask();
  await nextFrame();
  expect(done).toEqual(['b1', 'b2', 'd1']);
});

test('what is stopped goes no further, and what is wanted afterwards is drawn', async () => {
  const { want, stop, nextFrame, nextTask, done } = drawingByHand();
  want('a', 3);
  await nextFrame();
  stop();
  await nextTask();
  expect(done).toEqual(['a1']);
  want('b', 1);
  stop();
  want('c', 1);
  await nextFrame();
  expect(done).toEqual(['a1', 'c1']);
});

test('a picture that cannot be drawn does not hold up the next', async () => {
  const frames: (() => void)[] = [];
  const drawing = createLatestDrawing({
    nextFrame: (callback) => void frames.push(callback),
    breather: () => () => Promise.resolve(),
  });
  const done: string[] = [];
  drawing.want(() => {
    throw new Error('no room');
  });
  const failed = new Promise((resolve) => process.once('unhandledRejection', resolve));
  frames.shift()?.();
  expect(await failed).toEqual(new Error('no room'));
  drawing.want(function* () {
    done.push('b');
    yield;
    return undefined;
  });
  frames.shift()?.();
  expect(done).toEqual(['b']);
});
