import type { ImportPlan } from './import-plan.ts';
import type { RecordSink, SourceEnd } from './record-sink.ts';
import type { RejectTally } from './reject-tally.ts';

/** Makes a table of the records that are poured into `rows`. */
export interface TableReader<Result> {
  readonly plan: ImportPlan;
  readonly rows: RecordSink;
  /** What was rejected so far, by reason and row by row. */
  readonly rejects: RejectTally;
  /** Data rows met so far. */
  rowsRead(): number;
  /** The table, when the last record is in. Throws `InputError` when not one row can be used. */
  finish(end: SourceEnd): Result;
}
