import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyMark, decimalEvidence, readNumber } from '../../src/io/number-format.ts';

describe('readNumber with a decimal point', () => {
  test.each([
    ['12', 12],
    ['-12.50', -12.5],
    ['+3', 3],
    ['.5', 0.5],
    ['1,234.56', 1234.56],
    ['1,234,567', 1_234_567],
    ['1,23,456.00', 123_456],
    ["1'234.56", 1234.56],
    ['1’234.56', 1234.56],
    ['1 234.56', 1234.56],
    ['1\u202f234.56', 1234.56],
    ['$1,234.56', 1234.56],
    ['-$5', -5],
    ['$-5', -5],
    ['(1,234.56)', -1234.56],
    ['£40,369.60', 40_369.6],
    ['USD 12.5', 12.5],
    ['12.5 EUR', 12.5],
    ['R$ 12.50', 12.5],
    ['Rs. 500', 500],
    ['5 zł', 5],
    ['−893.53', -893.53],
    ['–893.53', -893.53],
    ['12-', -12],
    ['10%', 0.1],
    ['99¢', 0.99],
    ['-50 ¢', -0.5],
    ['¢5', 0.05],
    ['1e3', 1000],
    ['4.72E+21', 4.72e21],
    ['١٢٣', 123],
    [' 7 ', 7],
    ['123456789012345678', 123_456_789_012_345_680],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text, '.')).toBe(value);
  });

  test.each([
    '',
    ' ',
    '-',
    '--',
    '.',
    ',',
    'abc',
    'NaN',
    'Infinity',
    '1e309',
    '0x1F',
    '#REF!',
    '1.2.3',
    '12,34,5',
    '1 2 3',
    'true',
    'C001',
    'x12',
    '--5',
    '(-5)',
    '1,2',
    '12,3456',
    '2023-01-05',
    '12:30',
    '$',
    'EUR',
    '5 apples',
    '9'.repeat(65),
  ])('“%s” is no number', (text) => {
    expect(readNumber(text, '.')).toBeNaN();
  });
});

describe('readNumber with a decimal comma', () => {
  test.each([
    ['1,5', 1.5],
    ['1.234,56', 1234.56],
    ['1.234,56 €', 1234.56],
    ['R$ 1.234,56', 1234.56],
    ['1 234,5', 1234.5],
    ['1.234', 1234],
    ['-0,01', -0.01],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text, ',')).toBe(value);
  });
});

test('every finite number written by the language is read back to the last bit', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(readNumber(String(value), '.')).toBe(Number(String(value)));
    }),
  );
});

test('amounts in cents are read exactly as the language reads them', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
      const text = (cents / 100).toFixed(2);
      expect(readNumber(text, '.')).toBe(Number(text));
      expect(readNumber(text.replace('.', ','), ',')).toBe(Number(text));
    }),
  );
});

test('no text makes it throw or return an infinity', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
      expect(Math.abs(readNumber(text, '.'))).not.toBe(Infinity);
    }),
  );
});

test.each([
  ['1,234.56', '.'],
  ['1.234,56', ','],
  ['12.5', '.'],
  ['12,5', ','],
  ['1.234.567', ','],
  ['1,234,567', '.'],
  ['0.123', '.'],
  ['1234,567', ','],
  ['1,234', 'either'],
  ['1.234', 'either'],
  ['1234', 'none'],
  ['05.01.2023', 'none'],
  ['abc', 'none'],
])('%s speaks for the mark %s', (text, mark) => {
  expect(decimalEvidence(text)).toBe(mark);
});

test('the currency sign or code is known', () => {
  expect(['$5', '5 €', 'GBP 12', '12', 'abc'].map(currencyMark)).toEqual(['$', '€', 'GBP', '', '']);
});
