import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCounted,
  formatDuration,
  formatNumber,
  formatShare,
  MISSING,
} from '../../../src/ui/parts/format-number.ts';

const point = (text: string): string => text.replace(',', '.');

describe('numbers in words', () => {
  test.each([
    [0.2, '< 1 ms'],
    [12.4, '12 ms'],
    [999.4, '999 ms'],
    [3_930, '3.93 s'],
    [59_990, '60 s'],
    [61_000, '1 min 1 s'],
    [undefined, MISSING],
  ])('a duration of %s ms is %s', (ms, words) => expect(point(formatDuration(ms))).toBe(words));

  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [16_700, '16.7 kB'],
    [537e6, '537 MB'],
    [3.2e9, '3.2 GB'],
  ])('%s bytes are %s', (bytes, words) => expect(point(formatBytes(bytes))).toBe(words));

  test('a count agrees with its noun', () => {
    expect(formatCounted(1, 'change')).toBe('1 change');
    expect(formatCounted(3, 'change')).toBe('3 changes');
  });

  test.each([NaN, Infinity, null, undefined])('%s is missing', (value) => {
    expect(formatNumber(value)).toBe(MISSING);
    expect(formatShare(value)).toBe(MISSING);
  });
});
