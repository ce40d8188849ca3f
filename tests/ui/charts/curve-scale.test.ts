import { expect, test } from 'vitest';
import { curveHeight, curveScale, curveTicks } from '../../../src/ui/charts/curve-scale.ts';

test('the value nearest to where a value lies is that value', () => {
  const { at, nearest } = curveScale([3, 11], 180);
  for (let x = 3; x <= 11; x++) expect(nearest(at(x))).toBe(x);
});

test('places beside the curve belong to its first and last value', () => {
  const { nearest } = curveScale([5, 15], 180);
  expect([nearest(0), nearest(180)]).toEqual([5, 15]);
});

test('halfway between two values the nearer one wins', () => {
  const { at, nearest } = curveScale([2, 6], 300);
  const step = at(3) - at(2);
  expect([nearest(at(2) + step * 0.4), nearest(at(2) + step * 0.6)]).toEqual([2, 3]);
});

test('the vertical axis covers the curve, its error, its bands and its threshold', () => {
  const ticks = curveTicks({
    title: '',
    hint: '',
    points: [
      { x: 1, y: 0.5, high: 0.72 },
      { x: 2, y: undefined },
    ],
    bands: [{ label: 'cloud', look: 'filled', points: [{ x: 1, low: 0.12, high: 0.2 }] }],
    threshold: { label: 'enough', y: 0.95, side: 'above' },
    format: String,
  });
  expect(ticks[0]).toBeLessThanOrEqual(0.12);
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(0.95);
});

test('a higher value lies higher, the ends of the axis at the ends of the plot', () => {
  const up = curveHeight([0, 0.5, 1], 140);
  expect(up(1)).toBeLessThan(up(0.5));
  expect([up(1), up(0)]).toEqual([8, 108]);
});
