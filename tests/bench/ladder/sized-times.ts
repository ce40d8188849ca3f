/** Milliseconds of several things at one size. */
export interface SizedTimes {
  readonly size: number;
  readonly times: Readonly<Record<string, number>>;
}
