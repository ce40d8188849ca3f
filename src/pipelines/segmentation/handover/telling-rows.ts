import type { Features } from '../preparation/features.ts';
import { scaledValue, signedLog1p } from '../preparation/prepared-value.ts';

/** Values of the features as they are in the profiles, in the order of the features; NaN where unknown. */
export type RawColumns = readonly ArrayLike<number>[];

/** Constants that not every row puts to work. */
const FILL = 1;
const LOW = 2;
const HIGH = 4;

/**
 * Adds rows to `chosen`, up to `most`, that put constants to work which those do not yet: the value that fills a missing one,
 * the bounds that others are drawn in to. At each step the row with the most of them, of equals the first in `from`; none
 * where no row has any. A self-check of rows that never use a constant could not tell that it is wrong; a value that lies on a
 * bound could not tell that the bound has been moved outward, so it does not count.
 * O(added × rows × features).
 */
export function addTellingRows(
  chosen: Set<number>,
  from: readonly number[],
  {
    features,
    columns,
    most,
  }: { readonly features: Features; readonly columns: RawColumns; readonly most: number },
): void {
  const { values, preparation } = features;
  const width = preparation.length;
  const lows = Float64Array.from(preparation, (feature) => scaledValue(feature, feature.low));
  const highs = Float64Array.from(preparation, (feature) => scaledValue(feature, feature.high));
  const used = new Uint8Array(width);
  const uses = (row: number, j: number): number => {
    const raw = columns[j]![row]!;
    if (Number.isNaN(raw)) return FILL;
    const value = values[row * width + j]!;
    if (value !== lows[j] && value !== highs[j]) return 0;
    const { logarithm, low, high } = preparation[j]!;
    const logged = logarithm ? signedLog1p(raw) : raw;
    return (logged < low ? LOW : 0) | (logged > high ? HIGH : 0);
  };
  const add = (row: number): void => {
    chosen.add(row);
    for (let j = 0; j < width; j++) used[j]! |= uses(row, j);
  };
  for (const row of chosen) add(row);
  while (chosen.size < most) {
    let best = -1;
    let gained = 0;
    for (const row of from) {
      let gain = 0;
      for (let j = 0; j < width; j++) {
        const fresh = uses(row, j) & ~used[j]!;
        gain += (fresh & 1) + ((fresh >> 1) & 1) + (fresh >> 2);
      }
      if (gain > gained) [best, gained] = [row, gain];
    }
    if (gained === 0) return;
    add(best);
  }
}
