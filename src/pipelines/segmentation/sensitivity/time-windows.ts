import type { TimeWindow } from './artifacts.ts';

/** A stretch of days, since 1970-01-01 and both included, with the words for it. */
export interface DayWindow {
  readonly kind: TimeWindow['kind'];
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** Days that rolling windows end before the period does. */
const SHORTER_BY = [30, 60, 90] as const;

/**
 * The windows of a period: its first and its second half (of an odd number of days the second has one more), and the period
 * without its last 30, 60 and 90 days as long as at least half of it is left. None of a single day. O(1).
 */
export function timeWindows(firstDay: number, lastDay: number): readonly DayWindow[] {
  const days = lastDay - firstDay + 1;
  if (days < 2) return [];
  const middle = firstDay + Math.floor(days / 2);
  return [
    { kind: 'half', title: 'First half', from: firstDay, to: middle - 1 },
    { kind: 'half', title: 'Second half', from: middle, to: lastDay },
    ...SHORTER_BY.filter((less) => 2 * (days - less) >= days).map((less): DayWindow => {
      return { kind: 'rolling', title: `Without the last ${less} days`, from: firstDay, to: lastDay - less };
    }),
  ];
}
