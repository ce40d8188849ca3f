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

test('nothing is drawn before the next frame', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  take('a');
  expect(drawn).toEqual([]);
  nextFrame();
  expect(drawn).toEqual(['a']);
});

test('each part waits for a frame after the one before has ended its turn, in the order in which they came', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  const ends = ['a', 'b', 'c'].map(take);
  nextFrame();
  nextFrame();
  expect(drawn).toEqual(['a']);
  ends[0]!();
  expect(drawn).toEqual(['a']);
  nextFrame();
  expect(drawn).toEqual(['a', 'b']);
  ends[1]!();
  nextFrame();
  expect(drawn).toEqual(['a', 'b', 'c']);
});

test('a part that comes when nobody has the turn any more is drawn in the next frame', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  const end = take('a');
  nextFrame();
  end();
  take('b');
  nextFrame();
  expect(drawn).toEqual(['a', 'b']);
});

test('a part that gives its turn back is never drawn and keeps nobody waiting', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  const giveBack = take('a');
  take('b');
  giveBack();
  nextFrame();
  expect(drawn).toEqual(['b']);
});

test('to end a turn a second time does not end that of another part', () => {
  const { take, nextFrame, drawn } = turnsByHand();
  const end = take('a');
  take('b');
  take('c');
  nextFrame();
  end();
  nextFrame();
  end();
  nextFrame();
  expect(drawn).toEqual(['a', 'b']);
});

test('a part that fails to draw does not end the turns of the others', () => {
  const frames: (() => void)[] = [];
  const turns = createDrawingTurns((callback) => void frames.push(callback));
  let drawn = 0;
  turns.take(() => {
    throw new Error('cannot draw');
  });
  turns.take(() => drawn++);
  expect(() => frames.shift()?.()).toThrow('cannot draw');
  frames.shift()?.();
  expect(drawn).toBe(1);
});
