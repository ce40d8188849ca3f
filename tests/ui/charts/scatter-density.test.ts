import { expect, test } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import { mixed, packed } from '../../../src/ui/charts/pixel-sheet.ts';
import { cellStrength, countCells } from '../../../src/ui/charts/scatter-density.ts';

test('cells count the points in them, and take the category that most of them have', () => {
  const points = {
    x: Float32Array.of(0.5, 0.6, 0.7, 3.5, 9),
    y: Float32Array.of(-0.5, -0.5, -0.5, -1.5, -9),
    codes: Uint8Array.of(1, 1, 0, 0, 0),
    plane: { scale: 1, x0: 0, y0: 0 },
  };
  const grid = { left: 0, top: 0, columns: 4, rows: 2, side: 1 };
  const all = atOnce(countCells(points, 2, grid, undefined));
  expect([...all.counts]).toEqual([3, 0, 0, 0, 0, 0, 0, 1]);
  expect([...all.majority]).toEqual([1, 255, 255, 255, 255, 255, 255, 0]);
  expect(all.most).toBe(3);
  const some = atOnce(countCells(points, 2, grid, { marks: Uint8Array.of(0, 0, 1, 1, 1), wanted: 1 }));
  expect([...some.counts]).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
  const others = atOnce(countCells(points, 2, grid, { marks: Uint8Array.of(0, 0, 1, 1, 1), wanted: 0 }));
  expect([...others.counts]).toEqual([2, 0, 0, 0, 0, 0, 0, 0]);
});

test('a cell is tinted by the logarithm of its count', () => {
  expect(cellStrength(1000, 1000)).toBe(1);
  const [low = 0, middle = 0, high = 0] = [10, 100, 1000].map((count) => cellStrength(count, 1e5));
  expect(high - middle).toBeCloseTo(middle - low, 9);
  expect(cellStrength(1, 1)).toBe(1);
});

test('colours are mixed channel by channel', () => {
  const below = packed([200, 10, 0]);
  const over = packed([0, 250, 90]);
  expect(mixed(below, over, 0) >>> 0).toBe(below);
  expect(mixed(below, over, 256) >>> 0).toBe(over);
  const half = mixed(below, over, 128) >>> 0;
  for (const [shift, wanted] of [
    [0, 100],
    [8, 130],
    [16, 45],
  ] as const)
    expect(Math.abs(((half >> shift) & 255) - wanted)).toBeLessThanOrEqual(1);
});
