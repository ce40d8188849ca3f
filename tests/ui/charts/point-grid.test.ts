import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import { pointGrid } from '../../../src/ui/charts/point-grid.ts';

describe('nearest point', () => {
  test('is the nearest of all within reach', () => {
    const coordinate = fc.float({ min: 0, max: 300, noNaN: true });
    const points = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 });
    fc.assert(
      fc.property(points, coordinate, coordinate, (list, x, y) => {
        const px = Float32Array.from(list, ([each]) => each);
        const py = Float32Array.from(list, ([, each]) => each);
        const found = atOnce(pointGrid(px, py, 300, 300)).nearest(x, y, 10);
        const distances = list.map((_, i) => Math.hypot(px[i]! - x, py[i]! - y));
        const least = Math.min(...distances);
        if (found === undefined) expect(least).toBeGreaterThanOrEqual(10 - 1e-3);
        else expect(distances[found]).toBeCloseTo(least, 3);
      }),
    );
  });

  test('there is none when all are out of reach', () => {
    expect(
      atOnce(pointGrid(Float32Array.of(100), Float32Array.of(100), 200, 200)).nearest(20, 20, 10),
    ).toBeUndefined();
  });
});
