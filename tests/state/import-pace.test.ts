import { expect, test } from 'vitest';
import { msLeft, paceAt, startPace } from '../../src/state/import-pace.ts';
import type { ImportProgress } from '../../src/worker/protocol.ts';

/** How far an import of 100 MB is after some seconds at 10 MB and 200,000 rows a second. */
const after = (seconds: number): ImportProgress => ({
  bytes: 10e6 * seconds,
  totalBytes: 100e6,
  rows: 200_000 * seconds,
});

test('nothing is said of the speed in the first second', () => {
  let pace = startPace(5000);
  for (const seconds of [0.1, 0.5, 0.99]) pace = paceAt(pace, after(seconds), 5000 + 1000 * seconds);
  expect(pace.speed).toBeUndefined();
  expect(msLeft(pace, after(0.99))).toBeUndefined();
});

test('a steady import has its speed and its time left right from then on', () => {
  let pace = startPace(0);
  for (let seconds = 0.05; seconds <= 4; seconds += 0.05) pace = paceAt(pace, after(seconds), 1000 * seconds);
  expect(pace.speed?.rowsPerSecond).toBeCloseTo(200_000, 3);
  expect(pace.speed?.bytesPerSecond).toBeCloseTo(10e6, 1);
  expect(msLeft(pace, after(4))).toBeCloseTo(6000, 3);
});

test('a change of speed shows smoothly, within some seconds', () => {
  let pace = startPace(0);
  for (let s = 0.25; s <= 3; s += 0.25) pace = paceAt(pace, after(s), 1000 * s);
  const slower = (s: number): ImportProgress => ({ ...after(3 + (s - 3) / 2) });
  const speeds: number[] = [];
  for (let s = 3.25; s <= 12; s += 0.25) {
    pace = paceAt(pace, slower(s), 1000 * s);
    speeds.push(pace.speed!.bytesPerSecond);
  }
  expect(speeds[0]).toBeGreaterThan(9e6);
  expect(speeds).toEqual(speeds.toSorted((a, b) => b - a));
  expect(speeds.at(-1)).toBeLessThan(5.5e6);
});

test('an import that stands still has no time left to tell', () => {
  const pace = paceAt(startPace(0), { bytes: 0, totalBytes: 10, rows: 0 }, 2000);
  expect(msLeft(pace, { bytes: 0, totalBytes: 10, rows: 0 })).toBeUndefined();
});
