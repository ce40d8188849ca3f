import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countAbove, countBelow } from '../../src/kernels/sorted-counts.ts';

describe('countBelow and countAbove', () => {
  test('count as comparing each value does, equal values on neither side', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(NaN, Infinity, -Infinity));
    const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 20 });
    fc.assert(
      fc.property(values, number, (column, value) => {
        const sorted = Float64Array.from(column).sort();
        expect(countBelow(sorted, value)).toBe(column.filter((each) => each < value).length);
        expect(countAbove(sorted, value)).toBe(column.filter((each) => each > value).length);
      }),
      { seed: 1 },
    );
  });
});
