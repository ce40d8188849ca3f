/** Who of one segmentation is where in another. */
export interface CrossTable {
  /** Customers by row segment and column segment, row-major. */
  readonly counts: Uint32Array;
  readonly rows: number;
  readonly columns: number;
  /** For each row segment the column segment that most of it goes to. */
  readonly mainTarget: readonly number[];
  /** Customers who do not go with the most of their row segment. */
  readonly movers: number;
}

/** Counts the customers by both labels; O(customers). */
export function crossTable(from: Uint8Array, rows: number, to: Uint8Array, columns: number): CrossTable {
  const counts = new Uint32Array(rows * columns);
  for (let at = 0; at < from.length; at++) counts[from[at]! * columns + to[at]!]!++;
  const mainTarget = Array.from({ length: rows }, (_, row) => {
    const line = counts.subarray(row * columns, (row + 1) * columns);
    return line.indexOf(Math.max(...line));
  });
  const stayers = mainTarget.reduce((sum, column, row) => sum + (counts[row * columns + column] ?? 0), 0);
  return { counts, rows, columns, mainTarget, movers: from.length - stayers };
}
