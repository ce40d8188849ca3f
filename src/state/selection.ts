/** Customers that every view points out, whichever view they were chosen in. */
export interface CustomerSelection {
  /** Rows of the profiles, ascending, each once, at least one. */
  readonly rows: Uint32Array;
  /** How they were chosen, in words: "lasso on the map". */
  readonly origin: string;
}
