import { expect, test } from 'vitest';
import { createDrawingTurns } from '../../../src/ui/charts/drawing-turns.ts';

function turnsByHand() {
  const frames: (() => void)[] = [];
  const turns = createDrawingTurns((callback) => void frames.push(callback));
  const drawn: string[] = [];
  return {
    drawn,
    take: (name: string) => turns.take(() => void drawn.push(name)),
    nextFrame: () => frames.shift()?.(),
  };
}

test('the first part is drawn at once, the others one a frame in the order in which they came', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  for (const name of ['a', 'b', 'c']) take(name);
  expect(drawn).toEqual(['a']);
  nextFrame();
  expect(drawn).toEqual(['a', 'b']);
  nextFrame();
  expect(drawn).toEqual(['a', 'b', 'c']);
});

test('a part that comes when nothing waits any more is drawn at once again', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  take('a');
  nextFrame();
  take('b');
  expect(drawn).toEqual(['a', 'b']);
});

test('a part that gives its turn back is never drawn and keeps nobody waiting', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  take('a');
  const giveBack = take('b');
  take('c');
  giveBack();
  nextFrame();
  expect(drawn).toEqual(['a', 'c']);
});

test('a part that fails to draw does not end the turns of the others', () => {
  const frames: (() => void)[] = [];
  const turns = createDrawingTurns((callback) => void frames.push(callback));
  let drawn = 0;
  turns.take(() => {});
  turns.take(() => {
    throw new Error('cannot draw');
  });
  turns.take(() => drawn++);
  expect(() => frames.shift()?.()).toThrow('cannot draw');
  frames.shift()?.();
  expect(drawn).toBe(1);
});
