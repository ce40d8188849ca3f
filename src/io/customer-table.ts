import type { CodedColumn } from './event-table.ts';

/** A numeric feature: one value per customer, NaN = missing. */
export interface FeatureColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/** A ready table of one row per customer; every array has `rows` entries, in file order. */
export interface CustomerTable {
  readonly rows: number;
  /** The id column's cells, or the data row numbers as text where no id column is chosen. */
  readonly ids: readonly string[];
  readonly columns: readonly FeatureColumn[];
  /** Known classes to compare with; never a feature. */
  readonly labels?: CodedColumn & { readonly name: string };
  /** 1-based data row in the file, the header not counted. */
  readonly sourceRow: Int32Array;
}
