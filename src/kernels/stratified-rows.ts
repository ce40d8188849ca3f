import type { Random } from '../base/random.ts';
import type { Matrix } from './matrix.ts';
import { squaresFromMean } from './outlier-sample.ts';

const STRATA = 20;

/**
 * A sample of `count` row numbers, ascending and without repetition, in which near and far rows have their share: the rows are
 * parted into 20 strata of equal size by their distance from the mean, and each gives in proportion (Cochran 1977, ch. 5).
 * `count` is at most the rows. O(rows × columns + rows log rows).
 */
export function stratifiedRows(matrix: Matrix, count: number, random: Random): Int32Array {
  const { rows } = matrix;
  const squares = squaresFromMean(matrix);
  const sorted = squares.slice().sort();
  const borders = Float64Array.from(
    { length: STRATA - 1 },
    (_, i) => sorted[Math.floor((rows * (i + 1)) / STRATA)]!,
  );
  const stratum = Uint8Array.from(squares, (square) => stratumOf(square, borders));
  const left = new Int32Array(STRATA);
  for (const each of stratum) left[each]! += 1;
  const wanted = shares(left, count, rows);
  const drawn = new Int32Array(count);
  let taken = 0;
  for (let row = 0; row < rows; row++) {
    const each = stratum[row]!;
    if (random.unit() * left[each]! < wanted[each]!) {
      drawn[taken++] = row;
      wanted[each]! -= 1;
    }
    left[each]! -= 1;
  }
  return drawn;
}

/** Strata reach from one border up to the next, without it. */
function stratumOf(square: number, borders: Float64Array): number {
  let low = 0;
  let high = borders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (square < borders[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `count` dealt out in proportion to the sizes, rounded so that all of it is. */
function shares(sizes: Int32Array, count: number, rows: number): Int32Array {
  let before = 0;
  let given = 0;
  return sizes.map((size) => {
    before += size;
    const upTo = Math.round((count * before) / rows);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
