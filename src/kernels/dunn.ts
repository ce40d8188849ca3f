import { type Labels, type Matrix, assertFinite } from './matrix.ts';

/**
 * Dunn index (1974): the smallest Euclidean distance between rows of different clusters over the
 * greatest within one. Above 1 every cluster lies apart; one odd row can pull it to 0. ∞ when no
 * cluster has any width, NaN with fewer than two clusters. NaN in the matrix is a Bug. O(rows² × columns).
 */
export function dunn(matrix: Matrix, labels: Labels): number {
  assertFinite(matrix);
  const { values, rows, columns } = matrix;
  let separation = Infinity;
  let diameter = 0;
  for (let a = 0; a < rows; a++) {
    const first = a * columns;
    for (let b = a + 1; b < rows; b++) {
      const second = b * columns;
      let square = 0;
      for (let j = 0; j < columns; j++) {
        const difference = values[first + j]! - values[second + j]!;
        square += difference * difference;
      }
      if (labels[a] !== labels[b]) {
        if (square < separation) separation = square;
      } else if (square > diameter) diameter = square;
    }
  }
  return separation === Infinity ? NaN : Math.sqrt(separation) / Math.sqrt(diameter);
}
