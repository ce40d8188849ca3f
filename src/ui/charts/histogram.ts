import type { ValueScale } from './value-scale.ts';

/** Neighbouring intervals of values, of equal width on their axis. */
export interface Bins {
  /** One more than there are bins, rising. */
  readonly edges: Float64Array;
  /** Whether each bin holds one whole number. */
  readonly whole: boolean;
}

const MOST = 48;
const FEWEST = 12;
/** Beyond so many, whole numbers have bins of their own: shares that are 0 or 1 have not. */
const FEWEST_WHOLE = 3;

/**
 * Bins for values sorted ascending, without NaN: one for each whole number where they are few, else as many as Freedman
 * and Diaconis (1981) give on the axis, from 12 to 48.
 */
export function histogramBins(sorted: ArrayLike<number>, scale: ValueScale): Bins {
  const n = sorted.length;
  const first = sorted[0] ?? 0;
  const last = sorted[n - 1] ?? 1;
  if (scale.kind === 'linear' && last - first >= FEWEST_WHOLE && last - first <= MOST && allWhole(sorted)) {
    const edges = Float64Array.from({ length: last - first + 2 }, (_, index) => first - 0.5 + index);
    return { edges, whole: true };
  }
  const spread = scale.at(sorted[Math.floor(n * 0.75)] ?? 1) - scale.at(sorted[Math.floor(n * 0.25)] ?? 0);
  const range = scale.at(last) - scale.at(first);
  const wanted = spread > 0 && range > 0 ? Math.ceil((range * Math.cbrt(n)) / (2 * spread)) : MOST;
  const count = Math.min(MOST, Math.max(FEWEST, wanted));
  const [from, to] = range > 0 ? [scale.at(first), scale.at(last)] : [0, 1];
  const edges = Float64Array.from({ length: count + 1 }, (_, index) =>
    scale.valueAt(from + ((to - from) * index) / count),
  );
  edges[0] = Math.min(first, edges[0]!);
  edges[count] = Math.max(last, edges[count]!);
  return { edges, whole: false };
}

/** The bin of a value between the first and the last edge: lower edge included, and the last edge as well. O(log bins). */
export function binOf({ edges }: Bins, value: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (edges[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function allWhole(sorted: ArrayLike<number>): boolean {
  for (let index = 0; index < sorted.length; index++) if (!Number.isInteger(sorted[index]!)) return false;
  return true;
}
