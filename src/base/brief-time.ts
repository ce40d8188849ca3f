/** A time that is too short to be told in days. */
export interface BriefTime {
  readonly value: number;
  readonly unit: 'minutes' | 'seconds';
}

/** Below this, 72 minutes, a time is told in minutes or seconds. */
const LEAST_DAYS = 0.05;
const MINUTES = 24 * 60;
const SECONDS = MINUTES * 60;

/** Days as minutes or seconds, where days would be a small fraction; undefined for 0 and from 72 minutes on. O(1). */
export function briefTime(days: number): BriefTime | undefined {
  const size = Math.abs(days);
  if (size === 0 || !(size < LEAST_DAYS)) return undefined;
  return size < 1 / MINUTES
    ? { value: days * SECONDS, unit: 'seconds' }
    : { value: days * MINUTES, unit: 'minutes' };
}

/** What is said of times below a second: the mean of many that are 0 and a few that are not. */
export const UNDER_A_SECOND = 'under 1 second';
