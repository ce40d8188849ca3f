import { describe, expect, test } from 'vitest';
import {
  formatAgainst,
  formatFixed,
  formatPercent,
  formatQuantity,
  formatTick,
  shortUnit,
} from '../../../src/ui/charts/format-quantity.ts';

describe('quantities in words', () => {
  test('a share is a percentage, whatever it is a share of', () => {
    expect(formatQuantity(0.874, 'share of cart sessions')).toBe('87.4%');
  });

  test('money stands alone, because files rarely say which currency they are in', () => {
    expect(formatQuantity(131.7, 'currency per purchase')).toBe('132');
  });

  test('a ratio carries its sign and no explanation', () => {
    expect(formatQuantity(1.684, '× its share among all customers')).toBe('1.68×');
  });

  test('of days only the unit is said, not since when they are counted', () => {
    expect(formatAgainst(110.2, 36.2, 'days since the last purchase')).toBe('110 against 36.2 days');
  });

  test('what is a small fraction of a day is told in minutes or seconds', () => {
    expect(formatQuantity(0.01, 'days')).toBe('14.4 minutes');
    expect(formatAgainst(20 / 86_400, 21, 'days from the first to the last event')).toBe(
      '20 seconds against 21 days',
    );
    expect(formatAgainst(21, 20 / 86_400, 'days')).toBe('21 days against 20 seconds');
    expect(formatAgainst(1.37e-6, 21, 'days')).toBe('under 1 second against 21 days');
    expect(formatAgainst(0, 0.0625, 'days')).toBe('0 against 0.0625 days');
  });

  test('one of a unit is in the singular, as in the report', () => {
    expect([1, 1 / 1440, 1 / 86_400].map((days) => formatQuantity(days, 'days'))).toEqual([
      '1 day',
      '1 minute',
      '1 second',
    ]);
    expect(formatQuantity(1.001, 'days since the last purchase')).toBe('1 day');
    expect(formatQuantity(1.5, 'days')).toBe('1.5 days');
    expect(formatAgainst(1, 1, 'days')).toBe('1 against 1 day');
    expect(formatQuantity(1, 'orders')).toBe('1 order');
    expect(formatQuantity(1, 'purchases per 30 days')).toBe('1 purchase per 30 days');
    expect(formatQuantity(11, 'orders')).toBe('11 orders');
  });

  test('a negative value has a true minus', () => {
    expect(formatQuantity(-0.217, '')).toBe('−0.217');
    expect(formatFixed(-1.25, 1)).toMatch(/^−1\.[23]$/);
  });

  test('nothing is ever minus zero', () => {
    expect(formatFixed(-0.04, 1)).toBe('0.0');
  });

  test('a missing value is a dash, without a unit', () => {
    expect(formatQuantity(NaN, 'days')).toBe('—');
    expect(formatPercent(undefined)).toBe('—');
    expect(formatFixed(Infinity, 2)).toBe('—');
  });

  test('a scale is explained in headings, not beside numbers', () => {
    expect(shortUnit('1 = always at 6 h, −1 = always at 18 h')).toBe('');
    expect(shortUnit('coefficient of variation')).toBe('');
  });

  test('percentages have a decimal only below ten', () => {
    expect([0.314, 0.0419, 0].map(formatPercent)).toEqual(['31%', '4.2%', '0%']);
  });

  test('ticks are short', () => {
    expect([0.05, 800, 23_900].map(formatTick)).toEqual(['0.05', '800', '23.9K']);
  });
});
