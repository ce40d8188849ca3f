import type { TakeRows } from './byte-rows.ts';
import type { TakeCells } from './cell-block.ts';
import type { ImportPlan } from './import-plan.ts';
import type { RecordSink, SourceEnd } from './record-sink.ts';
import type { RejectTally } from './reject-tally.ts';
import type { DelimitedMachine } from './simd/delimited-machine.ts';

/** Makes a table of the records that are poured into `rows`. */
export interface TableReader<Result> {
  readonly plan: ImportPlan;
  readonly rows: RecordSink;
  /** What was rejected so far, by reason and row by row. */
  readonly rejects: RejectTally;
  /** Data rows met so far. */
  rowsRead(): number;
  /** Readers that take rows as bytes too: has a machine read the columns that are wanted. Undefined where the plan does not allow it. */
  readonly fromBytes?: ((machine: DelimitedMachine) => TakeRows) | undefined;
  /** Readers that make room beforehand: how many rows are likely to come in all. */
  readonly expectRows?: (rows: number) => void;
  /** Readers that take columns of cells too. Undefined where the plan does not allow it. */
  readonly fromCells?: (() => TakeCells) | undefined;
  /** The table, when the last record is in. Throws `InputError` when not one row can be used. */
  finish(end: SourceEnd): Result;
}

/** What those who pour need of a reader. */
export type PouredInto = Pick<
  TableReader<unknown>,
  'plan' | 'rows' | 'fromBytes' | 'fromCells' | 'expectRows'
>;
