import type { MergeHistory } from '../../../io/merge-history.ts';

/** One row of a merge history: `past` became part of `canonical`; ms since 1970 UTC, NaN = unknown. */
export interface MergeRow {
  readonly past: string;
  readonly canonical: string;
  readonly time: number;
}

/** The rows as columns. O(rows). */
export function mergeHistoryOf(rows: readonly MergeRow[]): MergeHistory {
  return {
    past: rows.map((row) => row.past),
    canonical: rows.map((row) => row.canonical),
    time: Float64Array.from(rows, (row) => row.time),
    sourceRow: Int32Array.from(rows, (_, i) => i + 1),
  };
}
