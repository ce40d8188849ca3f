import type { Failure } from '../engine/failure.ts';
import type { TableFileColumn, TableFileFormat } from '../io/table-file.ts';

/** A table to write into a file. */
export interface TableFileOrder {
  readonly columns: readonly TableFileColumn[];
  readonly format: TableFileFormat;
}

/** What the worker says once: the file, or why there is none. */
export type TableFileAnswer =
  | { readonly kind: 'ok'; readonly value: Blob }
  | { readonly kind: 'failed'; readonly failure: Failure };
