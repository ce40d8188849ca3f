import { log } from '../../../base/portable-math.ts';
import { entropy } from '../../../kernels/entropy.ts';
import { matchByOverlap } from '../../../kernels/hungarian.ts';
import { adjustedRandIndex } from '../../../kernels/rand-index.ts';
import { variationOfInformation } from '../../../kernels/variation-of-information.ts';
import type { ComparedRun } from './compared-run.ts';
import { pairCustomers, type CustomerPairs } from './pair-customers.ts';

/** Two segmentations held against each other, customer by customer. */
export interface RunComparison {
  readonly left: ComparedRun;
  readonly right: ComparedRun;
  /** Customers of both; with `onlyLeft` they are all of the left, with `onlyRight` all of the right. */
  readonly pairs: CustomerPairs;
  readonly onlyLeft: number;
  readonly onlyRight: number;
  /** Customers of both by left and right segment, row-major. */
  readonly counts: Uint32Array;
  /** Hubert and Arabie 1985; NaN without customers in both. */
  readonly adjustedRand: number;
  readonly variation: Variation;
  /** Left segments with their counterpart, in the order of the left ones; one to one, so that most customers stay. */
  readonly matches: readonly SegmentMatch[];
  /** The counterpart of each left segment; −1 for none. */
  readonly matchOf: Int32Array;
  /** Places in `pairs` of those who are not in the counterpart of their segment, ascending. */
  readonly movers: Uint32Array;
}

/** Variation of information (Meilă 2007), in nats; NaN without customers in both. */
export interface Variation {
  readonly nats: number;
  /** What it would be if neither segmentation said anything of the other. */
  readonly independent: number;
  /** The most there is for so many customers. */
  readonly most: number;
}

export interface SegmentMatch {
  readonly left: number;
  readonly right: number;
  /** Customers who are in the one and in the other. */
  readonly both: number;
  /** Of the customers who are in both runs. */
  readonly jaccard: number;
  /** Share of the left segment's customers, of those in both runs, who are in its counterpart. */
  readonly share: number;
}

/**
 * Compares two segmentations of customers who are known by their ids. Calls `breathe` every few thousand customers, so that
 * a thread with a screen may give way. O(customers + k³).
 */
export async function compareRuns(
  left: ComparedRun,
  right: ComparedRun,
  breathe: () => Promise<void>,
): Promise<RunComparison> {
  const pairs = await pairCustomers(left.ids, right.ids, breathe);
  const from = gathered(left.labels, pairs.left);
  await breathe();
  const to = gathered(right.labels, pairs.right);
  await breathe();
  const counts = new Uint32Array(left.k * right.k);
  for (let at = 0; at < from.length; at++) counts[from[at]! * right.k + to[at]!]!++;
  const matchOf = counterparts(counts, left.k, right.k);
  const movers = moversOf(from, to, matchOf);
  await breathe();
  const adjustedRand = from.length === 0 ? NaN : adjustedRandIndex(from, to);
  await breathe();
  const variation = variationOf(from, to, counts, left.k);
  await breathe();
  return {
    left,
    right,
    pairs,
    onlyLeft: left.ids.length - pairs.left.length,
    onlyRight: right.ids.length - pairs.right.length,
    counts,
    adjustedRand,
    variation,
    matches: matchesOf(counts, matchOf, right.k),
    matchOf,
    movers,
  };
}

function gathered(labels: Uint8Array, rows: Uint32Array): Uint8Array {
  const own = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at++) own[at] = labels[rows[at]!]!;
  return own;
}

/** The matching that keeps most customers in place; two segments without a common customer are no match. */
function counterparts(counts: Uint32Array, rows: number, columns: number): Int32Array {
  const values = Float64Array.from(counts);
  const matched = matchByOverlap({
    counts: { values, rows, columns },
    rowTotals: sums(values, rows, (row) => row * columns, 1, columns),
    columnTotals: sums(values, columns, (column) => column, columns, rows),
    total: values.reduce((sum, count) => sum + count, 0),
  });
  return matched.map((column, row) => (column >= 0 && counts[row * columns + column]! > 0 ? column : -1));
}

function moversOf(from: Uint8Array, to: Uint8Array, matchOf: Int32Array): Uint32Array {
  const places = new Uint32Array(from.length);
  let found = 0;
  for (let at = 0; at < from.length; at++) if (matchOf[from[at]!] !== to[at]) places[found++] = at;
  return places.slice(0, found);
}

function variationOf(from: Uint8Array, to: Uint8Array, counts: Uint32Array, k: number): Variation {
  if (from.length === 0) return { nats: NaN, independent: NaN, most: NaN };
  const columns = counts.length / k;
  const values = Float64Array.from(counts);
  return {
    nats: variationOfInformation(from, to),
    independent:
      entropy(sums(values, k, (row) => row * columns, 1, columns)) +
      entropy(sums(values, columns, (column) => column, columns, k)),
    most: log(from.length),
  };
}

function matchesOf(counts: Uint32Array, matchOf: Int32Array, columns: number): readonly SegmentMatch[] {
  const rows = matchOf.length;
  const values = Float64Array.from(counts);
  const inLeft = sums(values, rows, (row) => row * columns, 1, columns);
  const inRight = sums(values, columns, (column) => column, columns, rows);
  return Array.from(matchOf).flatMap((right, left): SegmentMatch[] => {
    if (right < 0) return [];
    const both = counts[left * columns + right]!;
    const union = inLeft[left]! + inRight[right]! - both;
    return [{ left, right, both, jaccard: both / union, share: both / inLeft[left]! }];
  });
}

/** Sums of `length` lines of a table, each of `size` cells `step` apart from where it begins. */
function sums(
  values: Float64Array,
  length: number,
  begin: (line: number) => number,
  step: number,
  size: number,
): Float64Array {
  return Float64Array.from({ length }, (_, line) => {
    let sum = 0;
    for (let cell = 0; cell < size; cell++) sum += values[begin(line) + cell * step]!;
    return sum;
  });
}
