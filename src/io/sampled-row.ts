import type { CsvRecord } from './csv.ts';
import type { RejectReason } from './import-report.ts';

/** A data row of a file. */
export interface SampledRow {
  /** 1-based data row. */
  readonly row: number;
  /** Whether the number is reckoned from where the row stands in the file. */
  readonly approximate: boolean;
  readonly record: CsvRecord;
  /** Why it could not be cut into fields; `record` holds its text then. */
  readonly uncut?: RejectReason;
}
