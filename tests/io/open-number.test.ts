import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber } from '../../src/io/number-format.ts';
import { isOpenNumber, numberReader } from '../../src/io/open-number.ts';

test('where the mark is open, a text is a number just where the two marks do not give two', () => {
  const read = numberReader({ decimal: '.', openMark: 'texts' });
  const text = fc.oneof(
    fc.stringMatching(/^-?[0-9]{1,4}([.,][0-9]{1,4}){0,2} ?[€%]?$/),
    fc.stringMatching(/^[0-9.,]{1,9}(e[0-9])?$/),
  );
  fc.assert(
    fc.property(text, (cell) => {
      const either = [readNumber(cell, '.'), readNumber(cell, ',')].filter((value) => value === value);
      const value = read(cell);
      if (value === value) expect(either).toContain(value);
      else expect(either.length !== 1 && (either.length === 0 || isOpenNumber(cell, OPEN))).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(['1.234', '-1,234 €', '12.345'].map(read)).toEqual([NaN, NaN, NaN]);
  expect(['0,125', '1.234.567', '12.5', '1,2345'].map(read)).toEqual([0.125, 1_234_567, 12.5, 1.2345]);
});

test('beside numbers with a type, only texts with the other mark are in doubt', () => {
  const read = numberReader({ decimal: '.', openMark: 'typed' });
  expect(['1.234', '1,234', '1,5'].map(read)).toEqual([1.234, NaN, 1.5]);
});

const OPEN = { decimal: '.', openMark: 'texts' } as const;
