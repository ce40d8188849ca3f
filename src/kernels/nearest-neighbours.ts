import type { Matrix } from './matrix.ts';

/** The nearest rows of each row, itself first, with their distances; ascending by distance, then by index. */
export interface Neighbours {
  readonly indices: number[][];
  readonly distances: number[][];
}

/** How many rows are done between two `giveWay`s. */
const STRIDE = 64;

/**
 * The `count` nearest rows of each row, itself included, by Euclidean distance; exact. `giveWay` is told the share done.
 * O(rows² · columns).
 */
export async function nearestNeighbours(
  { values, rows, columns }: Matrix,
  count: number,
  giveWay: (share: number) => Promise<void>,
): Promise<Neighbours> {
  const indices: number[][] = [];
  const distances: number[][] = [];
  const squares = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    if (row % STRIDE === 0) await giveWay(row / rows);
    for (let other = 0; other < rows; other++) {
      let sum = 0;
      for (let column = 0; column < columns; column++) {
        const difference = values[row * columns + column]! - values[other * columns + column]!;
        sum += difference * difference;
      }
      squares[other] = other === row ? -1 : sum;
    }
    const nearest = smallest(squares, Math.min(count, rows));
    indices.push(nearest);
    distances.push(nearest.map((other) => Math.sqrt(Math.max(0, squares[other]!))));
  }
  return { indices, distances };
}

/** Indices of the smallest values, in order; by insertion, as `count` is small. */
function smallest(values: Float64Array, count: number): number[] {
  const kept: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (kept.length === count && values[i]! >= values[kept[count - 1]!]!) continue;
    let at = kept.length;
    while (at > 0 && values[kept[at - 1]!]! > values[i]!) at--;
    kept.splice(at, 0, i);
    if (kept.length > count) kept.pop();
  }
  return kept;
}
