import { describe, expect, test } from 'vitest';
import { parseNumberFilter, passesNumberFilter } from '../../../src/ui/table/number-filter.ts';

const VALUES = [-3, 0, 4.5, 5, 10, NaN];

describe('a filter on numbers', () => {
  test.each([
    ['', VALUES],
    ['> 4.5', [5, 10]],
    ['>=5', [5, 10]],
    ['<0', [-3]],
    ['≤ 0', [-3, 0]],
    ['5', [5]],
    ['= 5', [5]],
    ['0..5', [0, 4.5, 5]],
    ['5 .. 0', [0, 4.5, 5]],
    ['-3 to 0', [-3, 0]],
  ])('%j keeps what it says', (typed, kept) => {
    const filter = parseNumberFilter(typed);
    expect(VALUES.filter((value) => passesNumberFilter(filter, value))).toEqual(kept);
  });

  test.each(['abc', '>', '1,5', '> x'])('%j is unclear, and hides nothing', (typed) => {
    const filter = parseNumberFilter(typed);
    expect(filter.kind).toBe('unclear');
    expect(VALUES.every((value) => passesNumberFilter(filter, value))).toBe(true);
  });
});
