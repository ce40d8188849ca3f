import { type Matrix, matrixFromColumns } from '../../../kernels/matrix.ts';
import type { SegmentationConfig } from '../config.ts';
import type { ProfileColumn } from '../model.ts';
import { type PreparedColumn, prepareColumn } from '../preparation/prepare-column.ts';

/** Columns made ready for clustering, and the names of those that could not take part. */
export interface PreparedWindow {
  readonly matrix: Matrix;
  readonly names: readonly string[];
  readonly dropped: readonly string[];
}

/**
 * Prepares the columns of a window as the whole period's were prepared: filled, logged, drawn in, scaled and weighed by the
 * same settings, with constants fitted on the window, so that a longer or shorter window is on the same scale. A column
 * that does not vary inside the window is dropped. O(n log n) for each column.
 */
export function prepareWindow(
  columns: readonly ProfileColumn[],
  settings: SegmentationConfig['features'],
): PreparedWindow {
  const prepared = columns.map((column) => ({ column, result: prepareColumn(column, settings) }));
  const isReady = (
    each: (typeof prepared)[number],
  ): each is { column: ProfileColumn; result: Extract<PreparedColumn, { kind: 'prepared' }> } =>
    each.result.kind === 'prepared';
  const ready = prepared.filter(isReady);
  return {
    matrix: matrixFromColumns(ready.map(({ result }) => result.values)),
    names: ready.map(({ column }) => column.name),
    dropped: prepared.filter((each) => !isReady(each)).map(({ column }) => column.title),
  };
}
