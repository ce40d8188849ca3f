import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderFreeSum } from '../../src/base/order-free-sum.ts';

function sumOf(values: readonly number[]): number {
  const sum = orderFreeSum();
  for (const value of values) sum.add(value);
  return sum.value();
}

const terms = fc.array(fc.double({ noNaN: true, min: -1e200, max: 1e200 }), { maxLength: 40 });

test('nothing is lost beside large terms', () => {
  expect(sumOf([])).toBe(0);
  expect(sumOf([1e100, 1, -1e100])).toBe(1);
  expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  // Halfway between two doubles, and a hair above: the hair decides.
  expect(sumOf([1, 2 ** -53])).toBe(1);
  expect(sumOf([1, 2 ** -53, 2 ** -106])).toBe(1 + 2 ** -52);
});

test('the order of the terms does not matter', () => {
  fc.assert(
    fc.property(terms, fc.integer(), (values, seed) => {
      const turned = values.toSorted((a, b) => ((a * 7919 + seed) % 13) - ((b * 7919 + seed) % 13) || b - a);
      expect(sumOf(turned)).toBe(sumOf(values));
    }),
  );
});

test('sums of parts join to the sum of the whole', () => {
  fc.assert(
    fc.property(terms, terms, (one, other) => {
      const first = orderFreeSum();
      for (const value of one) first.add(value);
      const second = orderFreeSum();
      for (const value of other) second.add(value);
      first.join(second.parts());
      expect(first.value()).toBe(sumOf([...one, ...other]));
    }),
  );
});

test('beyond the range of numbers the sum is infinite', () => {
  expect(sumOf([1.7e308, 1.7e308])).toBe(Infinity);
  expect(sumOf([-1.7e308, -1.7e308, 5])).toBe(-Infinity);
});
