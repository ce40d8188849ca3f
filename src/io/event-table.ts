/** A text column as dictionary codes; −1 where the cell was empty. Codes follow first appearance in the file. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** Roles of texts beside customer and type. */
export type CodedRole = 'order' | 'category' | 'device' | 'channel';

/**
 * Valid rows of a file of events or transactions, in file order; every array has `rows` entries.
 * Facts only: what a row means (purchase, refund …) is decided by whoever reads the table.
 */
export interface EventTable {
  readonly rows: number;
  /** Codes into `customerIds`, in order of first appearance. */
  readonly customer: Int32Array;
  readonly customerIds: readonly string[];
  /** Milliseconds since 1970-01-01 UTC; a time without zone is read at the plan's offset, UTC by default. */
  readonly time: Float64Array;
  /** Amount with its sign as in the file; NaN = none. All NaN when no amount is mapped. */
  readonly amount: Float64Array;
  /** Codes into `typeNames`, capped at 255 names; a missing type is the name ''. Absent without a type column. */
  readonly type?: Uint8Array;
  readonly typeNames: readonly string[];
  readonly order?: CodedColumn;
  readonly category?: CodedColumn;
  readonly device?: CodedColumn;
  readonly channel?: CodedColumn;
  /** NaN = missing or not a number. */
  readonly quantity?: Float64Array;
  /** As in the file (a share, a percentage or money); NaN = missing or not a number. */
  readonly discount?: Float64Array;
  /** 1-based data row in the file: the header, lines above it and blank lines not counted. */
  readonly sourceRow: Int32Array;
  /** 1 where the whole row is an exact copy of an earlier one. */
  readonly repeated: Uint8Array;
}
