import { describe, expect, test } from 'vitest';
import { dayText } from '../../../../src/pipelines/segmentation/day.ts';
import { timeWindows } from '../../../../src/pipelines/segmentation/sensitivity/time-windows.ts';

const DAY = 86_400_000;
const day = (text: string): number => Date.parse(text) / DAY;
const shown = (first: string, last: string): readonly string[] =>
  timeWindows(day(first), day(last)).map(
    ({ title, from, to }) => `${title}: ${dayText(from * DAY)} to ${dayText(to * DAY)}`,
  );

describe('windows of a period', () => {
  test('are its halves and the period without its last 30, 60 and 90 days', () => {
    expect(shown('2024-01-01', '2024-06-30')).toEqual([
      'First half: 2024-01-01 to 2024-03-31',
      'Second half: 2024-04-01 to 2024-06-30',
      'Without the last 30 days: 2024-01-01 to 2024-05-31',
      'Without the last 60 days: 2024-01-01 to 2024-05-01',
      'Without the last 90 days: 2024-01-01 to 2024-04-01',
    ]);
  });

  test('leave at least half of the period', () => {
    expect(shown('2024-01-01', '2024-02-29')).toHaveLength(3);
    expect(shown('2024-01-01', '2024-02-28')).toHaveLength(2);
  });

  test('of an odd number of days are longer in the second half, and there are none of a single day', () => {
    expect(shown('2024-01-01', '2024-01-03')).toEqual([
      'First half: 2024-01-01 to 2024-01-01',
      'Second half: 2024-01-02 to 2024-01-03',
    ]);
    expect(shown('2024-01-01', '2024-01-01')).toEqual([]);
  });
});
