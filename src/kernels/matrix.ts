import { assert } from '../base/assert.ts';
import { atOnce, type Sliced } from '../base/sliced.ts';

/** A dense matrix of doubles, row-major: element (i, j) is `values[i * columns + j]`. */
export interface Matrix {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** Cluster numbers 0 … k − 1, one per row of a matrix; k ≤ 255. */
export type Labels = Uint8Array;

/** A matrix of zeros. O(rows × columns). */
export function zeros(rows: number, columns: number): Matrix {
  return { values: new Float64Array(rows * columns), rows, columns };
}

/** A matrix from rows of equal length; throws Bug when lengths differ. O(rows × columns). */
export function matrixFromRows(rows: readonly ArrayLike<number>[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const made = zeros(rows.length, columns);
  rows.forEach((row, i) => {
    assert(row.length === columns, `row ${i} has ${row.length} values where ${columns} are expected`);
    made.values.set(row, i * columns);
  });
  return made;
}

/** A matrix from columns of equal length; throws Bug when lengths differ. O(rows × columns). */
export function matrixFromColumns(columns: readonly ArrayLike<number>[]): Matrix {
  return atOnce(slicedMatrixFromColumns(columns));
}

/** The same in slices. */
export function* slicedMatrixFromColumns(columns: readonly ArrayLike<number>[]): Sliced<Matrix> {
  const rows = columns[0]?.length ?? 0;
  const width = columns.length;
  const made = zeros(rows, width);
  for (const [j, column] of columns.entries()) {
    assert(column.length === rows, `column ${j} has ${column.length} values where ${rows} are expected`);
    setColumn(made, j, column);
    yield;
  }
  return made;
}

function setColumn({ values, rows, columns }: Matrix, column: number, from: ArrayLike<number>): void {
  for (let i = 0, at = column; i < rows; i++, at += columns) values[at] = from[i]!;
}

/** Row i, as a view on the matrix and not a copy. O(1). */
export function rowOf(matrix: Matrix, row: number): Float64Array {
  return matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
}

/** Column j, copied. O(rows). */
export function columnOf(matrix: Matrix, column: number): Float64Array {
  const { values, rows, columns } = matrix;
  const copy = new Float64Array(rows);
  for (let i = 0, at = column; i < rows; i++, at += columns) copy[i] = values[at]!;
  return copy;
}

/** The listed rows, copied in the order of the list; a row may be listed more than once. O(rows × columns). */
export function selectRows(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const chosen = zeros(rows.length, matrix.columns);
  const { columns, values } = matrix;
  const target = chosen.values;
  for (let i = 0, to = 0; i < rows.length; i++) {
    const end = to + columns;
    for (let at = rows[i]! * columns; to < end; at++, to++) target[to] = values[at]!;
  }
  return chosen;
}

/** The listed columns, copied in the order of the list. O(rows × columns). */
export function selectColumns(matrix: Matrix, columns: ArrayLike<number>): Matrix {
  const width = columns.length;
  const chosen = zeros(matrix.rows, width);
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < width; j++) {
      chosen.values[i * width + j] = matrix.values[i * matrix.columns + columns[j]!]!;
    }
  }
  return chosen;
}

/** Throws Bug unless every element is a finite number: distances know no missing values. O(rows × columns). */
export function assertFinite(matrix: Matrix): void {
  const { values, rows, columns } = matrix;
  assert(values.length === rows * columns, `a ${rows} × ${columns} matrix holds ${values.length} values`);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value - value !== 0) {
      assert(false, `row ${Math.floor(at / columns)}, column ${at % columns} of a matrix is ${value}`);
    }
  }
}
