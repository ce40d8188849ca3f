import { describe, expect, test } from 'vitest';
import { number } from '../../../src/engine/setting.ts';
import { hasNoLimit, numberOf, numberText } from '../../../src/ui/config/number-text.ts';

const words = { title: 'Size', help: '', unit: '' };
const bounded = number({ ...words, min: 0, max: 10, step: 1, fallback: 5 });
const open = number({ ...words, min: -1e12, max: 1e12, step: 0.01, fallback: 1e12 });

describe('a number as text', () => {
  test('a plain value is written and read', () => {
    expect(numberText(bounded, 7)).toBe('7');
    expect(numberOf(bounded, ' 7 ')).toBe(7);
  });

  test('blanks between digits do not count', () => expect(numberOf(bounded, '1 000')).toBe(1000));

  test.each(['', 'seven', '1,5'])('%j is no number', (text) => expect(numberOf(bounded, text)).toBeNaN());

  test('a bound far out means no limit and leaves the field empty', () => {
    expect(hasNoLimit(open, 1e12)).toBe(true);
    expect(numberText(open, 1e12)).toBe('');
    expect(numberOf(open, '')).toBe(1e12);
  });

  test('an ordinary bound is a limit', () => expect(hasNoLimit(bounded, 10)).toBe(false));
});

describe('where decimals are parted by a comma', () => {
  const fine = number({ ...words, min: 0, max: 10_000, step: 0.01, fallback: 1 });

  test.each([
    ['0,5', 0.5],
    ['0.5', 0.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['7', 7],
  ])('%j is %d', (text, value) => expect(numberOf(fine, text, ',')).toBe(value));

  test('a value is written with it, and reads back', () => {
    expect(numberText(fine, 0.25, ',')).toBe('0,25');
    expect(numberOf(fine, numberText(fine, 1234.5, ','), ',')).toBe(1234.5);
  });
});
