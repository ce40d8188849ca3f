import { expect, test } from 'vitest';
import {
  countText,
  countedText,
  fixedPercent,
  fixedNumber,
  fullNumber,
  fullPercent,
  percentText,
  preciseNumber,
  shortNumber,
} from '../../src/base/number-text.ts';

test.each([
  [120_178, '120,000'],
  [1234.5, '1,230'],
  [0.31249, '0.312'],
  [-4, '−4'],
  [0, '0'],
  [-0, '0'],
  [0.00001234, '1.23e-5'],
  [999.9, '1,000'],
  [NaN, '—'],
  [Infinity, '—'],
  [null, '—'],
  [undefined, '—'],
])('%s in short is %s', (value, text) => expect(shortNumber(value)).toBe(text));

test.each([
  [0, '0%'],
  [0.0004, '0.04%'],
  [0.034, '3.4%'],
  [0.0996, '10%'],
  [0.416, '42%'],
  [-0.25, '−25%'],
])('%s as a percentage is %s', (share, text) => expect(percentText(share)).toBe(text));

test('percentages with one decimal align, and a missing one is a dash', () => {
  expect(fixedPercent(0.5)).toBe('50.0%');
  expect(fixedPercent(-0.0123)).toBe('−1.2%');
  expect(fixedPercent(undefined)).toBe('—');
});

test('whole numbers are grouped', () => {
  expect(countText(1_234_567)).toBe('1,234,567');
  expect(countedText(1, 'customer')).toBe('1 customer');
  expect(countedText(1200, 'customer')).toBe('1,200 customers');
});

test('a rounded number is never a negative zero', () => {
  expect(fixedNumber(-0.001, 2)).toBe('0.00');
  expect(fixedNumber(-1234.567, 2)).toBe('−1,234.57');
});

test('full numbers keep every digit', () => {
  expect(fullNumber(1234.56789)).toBe('1,234.56789');
  expect(fullPercent(0.07)).toBe('7%');
  expect(preciseNumber(0.123456789)).toBe('0.123457');
});
