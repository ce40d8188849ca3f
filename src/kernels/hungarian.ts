import type { Contingency } from './contingency.ts';
import { type Matrix, assertFinite, zeros } from './matrix.ts';

/**
 * The assignment of rows to columns of least total cost, each column used once at most: column of
 * each row, or −1 for the rows left over when there are more rows than columns. Any finite costs,
 * any shape; NaN is a Bug. Shortest augmenting paths with potentials (Kuhn 1955; Jonker & Volgenant
 * 1987). O(min(rows, columns)² × max(rows, columns)).
 */
export function cheapestAssignment(cost: Matrix): Int32Array {
  assertFinite(cost);
  if (cost.rows <= cost.columns) return assignRows(cost);
  const columnOfTurned = assignRows(turned(cost));
  const result = new Int32Array(cost.rows).fill(-1);
  columnOfTurned.forEach((row, column) => {
    result[row] = column;
  });
  return result;
}

/** The one-to-one matching of two labellings that shares the most rows: label of b for each label of a, or −1. O(k³). */
export function matchByOverlap({ counts }: Contingency): Int32Array {
  return cheapestAssignment({ ...counts, values: counts.values.map((count) => -count) });
}

function turned({ values, rows, columns }: Matrix): Matrix {
  const result = zeros(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result.values[j * rows + i] = values[i * columns + j]!;
  }
  return result;
}

interface Assignment {
  readonly rowOfColumn: Int32Array;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
}

function assignRows(cost: Matrix): Int32Array {
  const { rows, columns } = cost;
  const assignment: Assignment = {
    rowOfColumn: new Int32Array(columns).fill(-1),
    rowPotential: new Float64Array(rows),
    columnPotential: new Float64Array(columns),
  };
  const reach = new Float64Array(columns);
  const previous = new Int32Array(columns);
  const visited = new Uint8Array(columns);
  for (let row = 0; row < rows; row++) {
    reach.fill(Infinity);
    previous.fill(-1);
    visited.fill(0);
    augment(cost, assignment, row, reach, previous, visited);
  }
  const columnOfRow = new Int32Array(rows).fill(-1);
  assignment.rowOfColumn.forEach((row, column) => {
    if (row >= 0) columnOfRow[row] = column;
  });
  return columnOfRow;
}

/** Assigns one more row: Dijkstra over reduced costs to the nearest free column, then shifts along the path. */
function augment(
  cost: Matrix,
  assignment: Assignment,
  first: number,
  reach: Float64Array,
  previous: Int32Array,
  visited: Uint8Array,
): void {
  const { columns } = cost;
  const { rowOfColumn, rowPotential, columnPotential } = assignment;
  let row = first;
  let column = -1;
  let walked = 0;
  for (;;) {
    let nearest = -1;
    for (let j = 0; j < columns; j++) {
      if (visited[j] === 1) continue;
      const reduced = walked + cost.values[row * columns + j]! - rowPotential[row]! - columnPotential[j]!;
      if (reduced < reach[j]!) {
        reach[j] = reduced;
        previous[j] = column;
      }
      if (nearest === -1 || reach[j]! < reach[nearest]!) nearest = j;
    }
    walked = reach[nearest]!;
    column = nearest;
    visited[column] = 1;
    if (rowOfColumn[column] === -1) break;
    row = rowOfColumn[column]!;
  }
  rowPotential[first]! += walked;
  for (let j = 0; j < columns; j++) {
    if (visited[j] === 0 || rowOfColumn[j] === -1) continue;
    rowPotential[rowOfColumn[j]!]! += walked - reach[j]!;
    columnPotential[j]! -= walked - reach[j]!;
  }
  while (column !== -1) {
    const from = previous[column]!;
    rowOfColumn[column] = from === -1 ? first : rowOfColumn[from]!;
    column = from;
  }
}
