import type { ColumnFit } from '../io/column-fit.ts';
import type { RejectedRows } from '../io/import-report.ts';
import type { RowSample } from '../io/row-sample.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';

/** What an import would make of some rows of a file. */
export interface ImportTrial extends Pick<RowSample, 'drawnFrom' | 'rowsRead'> {
  /** What the random rows were drawn by. */
  readonly seed: number;
  /** The first rows of the file, to show. */
  readonly first: readonly TriedRow[];
  /** Rows drawn at random, in file order. */
  readonly random: readonly TriedRow[];
  /** Whether figures are of the whole file; else of its first rows. */
  readonly isWhole: boolean;
  readonly funnel: {
    readonly read: number;
    readonly parsed: number;
    readonly valid: number;
    readonly kept: number;
  };
  readonly rejected: readonly RejectedRows[];
  /** The rules that set rows aside, in the order in which they claim rows; none for customers. */
  readonly rules: readonly {
    readonly reason: string;
    /** The settings of the quality check that the rule reads. */
    readonly settings: readonly (keyof SegmentationConfig['quality'])[];
    readonly count: number;
    readonly firstRows: readonly number[];
  }[];
  /** How each used column reads, in first and random rows together. */
  readonly fits: readonly ColumnFit[];
}

/** A row and what would become of it. */
export interface TriedRow {
  /** 1-based data row. */
  readonly row: number;
  /** Whether the number is reckoned from where the row stands in the file. */
  readonly approximate: boolean;
  /** Shortened to 60 characters each. */
  readonly cells: readonly string[];
  readonly fate:
    | { readonly kind: 'kept' }
    /** Not known, as long as a needed column is. */
    | { readonly kind: 'open' }
    | { readonly kind: 'rejected'; readonly why: string }
    | { readonly kind: 'set-aside'; readonly why: string };
}
