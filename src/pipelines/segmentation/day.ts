const DAY_MS = 86_400_000;

/** The UTC day of a time in ms since 1970, as YYYY-MM-DD. O(1). */
export function dayText(time: number): string {
  return new Date(Math.floor(time / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
