import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointsInPolygon } from '../../../src/ui/charts/lasso.ts';

const square = [
  { x: 0, y: 0 },
  { x: 4, y: 0 },
  { x: 4, y: 4 },
  { x: 0, y: 4 },
];

describe('points inside a lasso', () => {
  test('are those within a square', () => {
    const x = Float32Array.of(1, 5, 2, -1, 3.99);
    const y = Float32Array.of(1, 1, 3.5, 2, 0.01);
    expect([...pointsInPolygon(x, y, square)]).toEqual([0, 2, 4]);
  });

  test('leave out a bay of the outline, and the hole where it crosses itself', () => {
    const bay = [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 4 },
      { x: 2, y: 1 },
      { x: 0, y: 4 },
    ];
    const [x, y] = [Float32Array.of(2, 2, 0.5), Float32Array.of(3, 0.5, 2)];
    expect([...pointsInPolygon(x, y, bay)]).toEqual([1, 2]);
    const twice = [...square, ...square];
    expect([...pointsInPolygon(Float32Array.of(1), Float32Array.of(1), twice)]).toEqual([]);
  });

  test('are only those that may be taken', () => {
    const x = Float32Array.of(1, 2, 3);
    expect([...pointsInPolygon(x, x, square, Uint8Array.of(1, 0, 1))]).toEqual([0, 2]);
  });

  test('are none for a line or less', () => {
    expect([...pointsInPolygon(Float32Array.of(1), Float32Array.of(1), square.slice(0, 2))]).toEqual([]);
  });

  test('are those on the inner side of every edge, for any triangle', () => {
    const corner = fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) });
    fc.assert(
      fc.property(corner, corner, corner, corner, (a, b, c, p) => {
        const at = { x: p.x + 0.31, y: p.y + 0.17 };
        const side = (one: typeof a, other: typeof a) =>
          Math.sign((other.x - one.x) * (at.y - one.y) - (other.y - one.y) * (at.x - one.x));
        const sides = [side(a, b), side(b, c), side(c, a)];
        fc.pre(!sides.includes(0));
        const inside = pointsInPolygon(Float32Array.of(at.x), Float32Array.of(at.y), [a, b, c]).length === 1;
        expect(inside).toBe(new Set(sides).size === 1);
      }),
    );
  });
});
