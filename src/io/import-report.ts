/** Why a row was left out. */
export type RejectReason =
  | 'ragged-row'
  | 'repeated-header'
  | 'missing-customer'
  | 'missing-time'
  | 'bad-time'
  | 'ambiguous-time'
  | 'missing-amount'
  | 'bad-amount'
  | 'ambiguous-amount'
  | 'missing-id'
  | 'repeated-id'
  | 'missing-past-id'
  | 'missing-canonical-id'
  | 'unfinished-row'
  | 'malformed-json'
  | 'no-object'
  | 'total-row'
  | 'remark-row';

/** One reason with its count, its first rows and what stood there. */
export interface RejectedRows {
  readonly reason: RejectReason;
  readonly message: string;
  readonly count: number;
  /** The first ten data rows (1-based, header not counted). */
  readonly firstRows: readonly number[];
  /** Up to three distinct cell texts, shortened to 60 characters. */
  readonly examples: readonly string[];
}

/** Something the user is told although the rows are kept. */
export interface ImportWarning {
  readonly code: string;
  readonly message: string;
}

/** The funnel of one file; read = parsed + rows that could not be cut into fields, parsed = valid + the other rejects. */
export interface ImportReport {
  readonly fileName: string;
  /** Data rows met: no header, no blank lines. */
  readonly read: number;
  /** Rows with the right number of fields. */
  readonly parsed: number;
  /** Rows kept. */
  readonly valid: number;
  /** Largest count first. */
  readonly rejected: readonly RejectedRows[];
  readonly warnings: readonly ImportWarning[];
  /** Bytes taken in, as stored (compressed where compressed). */
  readonly bytes: number;
  /** Rows that are exact copies of an earlier row; they are kept. */
  readonly repeatedRows: number;
  /** Sum of the valid rows' amounts, compensated (Neumaier 1974); 0 without amounts. */
  readonly amountSum: number;
  /** Sum of the negative amounts alone. */
  readonly negativeAmountSum: number;
  /** Earliest and latest time of valid rows, ms since 1970 UTC; absent without any. */
  readonly firstTime?: number;
  readonly lastTime?: number;
}
