/** So many rows of a kind are named. */
export const ROWS_LISTED = 10;

/** Rows of one kind, and where the first of them stand. */
export interface Counted {
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** First rows concerned, 1-based; at most {@link ROWS_LISTED}. */
  readonly firstRows: readonly number[];
}

/** Something worth saying about a run, in a sentence. */
export interface Notice {
  readonly code: string;
  readonly message: string;
}
