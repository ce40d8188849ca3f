import { describe, expect, test } from 'vitest';
import { findCopies } from '../../src/io/find-copies.ts';
import { logRowHashes, type RowHashes } from '../../src/io/row-hashes.ts';

const COUNT = 150_000;

type HashOf = (i: number) => readonly [low: number, high: number];

const regular: Readonly<Record<string, HashOf>> = {
  'low halves that count': (i) => [i, 0],
  'high halves that count': (i) => [1, i],
  'halves that count together': (i) => [i, i],
  'halves that count in steps': (i) => [i << 12, i << 12],
  'halves that are multiples of each other': (i) => [Math.imul(i, 0x9e3779b1), i],
};

function listOf(count: number, hashOf: HashOf): RowHashes {
  const log = logRowHashes();
  for (let i = 1; i <= count; i++) log.push(...hashOf(i));
  return log.finish();
}

describe('copies among hashes', () => {
  test.for(Object.entries(regular))('are found once each among %s', ([, hashOf]) => {
    const list = listOf(COUNT, hashOf);
    const { marks, counts, uncompared } = findCopies([list, list]);
    expect([counts, uncompared]).toEqual([[0, COUNT], 0]);
    expect(marks[0]!.includes(1) || marks[1]!.includes(0)).toBe(false);
  });

  test.for(Object.entries(regular))('are found where they are few, among %s', ([, hashOf]) => {
    const few = listOf(40, (i) => hashOf(1000 * i));
    const { marks, counts } = findCopies([few, listOf(COUNT, hashOf), few]);
    expect(counts).toEqual([0, 40, 40]);
    const found = [...marks[1]!.keys()].filter((row) => marks[1]![row] === 1);
    expect(found).toEqual(Array.from({ length: 40 }, (_, i) => 1000 * (i + 1) - 1));
  });

  test('are found among hashes like those of rows', () => {
    const mixed: HashOf = (i) => [Math.imul(i, 0x9e3779b1), Math.imul(i ^ 0x5bd1e995, 0x85ebca6b)];
    const lists = [listOf(COUNT, mixed), listOf(7, (i) => mixed(20_000 * i)), listOf(3, (i) => mixed(-i))];
    const { marks, counts } = findCopies(lists);
    expect(counts).toEqual([0, 7, 0]);
    expect(marks[0]!.includes(1) || marks[1]!.includes(0)).toBe(false);
  });

  test('are found across lists of any length, the empty one among them', () => {
    const empty = listOf(0, () => [0, 0]);
    const list = listOf(3, (i) => [i, 5]);
    const { marks, counts } = findCopies([empty, list, empty, listOf(2, () => [2, 5])]);
    expect(counts).toEqual([0, 0, 0, 2]);
    expect(marks.map((each) => [...each])).toEqual([[], [0, 0, 0], [], [1, 1]]);
  });

  test('are not found among rows that are not compared, nor beyond those that are', () => {
    const log = logRowHashes();
    for (let i = 0; i < 3; i++) log.skip();
    for (let i = 0; i < 3; i++) log.push(0, 0);
    const list = log.finish();
    expect(findCopies([list])).toEqual({
      marks: [Uint8Array.of(0, 0, 0, 0, 1, 1)],
      counts: [2],
      uncompared: 0,
    });
    expect(findCopies([list], 5)).toEqual({
      marks: [Uint8Array.of(0, 0, 0, 0, 1, 0)],
      counts: [1],
      uncompared: 1,
    });
  });
});
