import { expect, test } from 'vitest';
import { curveScale } from '../../../src/ui/charts/curve-scale.ts';

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
