/** A sum that comes out the same in whatever order its terms come, and in whatever parts they are added up. */
export interface OrderFreeSum {
  add(value: number): void;
  /** Adds what another sum holds. */
  join(parts: readonly number[]): void;
  /** The exact sum, rounded once. */
  value(): number;
  /** Numbers that add up to the exact sum: what another thread needs to go on. */
  parts(): readonly number[];
}

/**
 * Exact summation (Shewchuk 1997, as in Python's `fsum`): the sum is kept as a few numbers that do not overlap, so that
 * nothing is lost before it is rounded. Sums beyond the range of f64 end infinite. O(1) a term, nearly always.
 */
export function orderFreeSum(): OrderFreeSum {
  const held: number[] = [];
  let beyond = 0;
  const add = (term: number): void => {
    let value = term;
    let kept = 0;
    for (const part of held) {
      const [large, small] = Math.abs(value) < Math.abs(part) ? [part, value] : [value, part];
      const sum = large + small;
      if (!Number.isFinite(sum)) {
        beyond += sum;
        return;
      }
      const rest = small - (sum - large);
      if (rest !== 0) held[kept++] = rest;
      value = sum;
    }
    held.length = kept;
    if (Number.isFinite(value)) held.push(value);
    else beyond += value;
  };
  return {
    add,
    join(parts) {
      for (const part of parts) add(part);
    },
    value: () => (beyond === 0 ? rounded(held) : beyond),
    parts: () => (beyond === 0 ? [...held] : [beyond]),
  };
}

/** The numbers from the smallest on do not overlap; where the rest ties, the number behind it decides. */
function rounded(parts: readonly number[]): number {
  let at = parts.length - 1;
  if (at < 0) return 0;
  let high = parts[at]!;
  let low = 0;
  while (at > 0) {
    const before = high;
    const next = parts[--at]!;
    high = before + next;
    low = next - (high - before);
    if (low !== 0) break;
  }
  const behind = at > 0 ? parts[at - 1]! : 0;
  if ((low < 0 && behind < 0) || (low > 0 && behind > 0)) {
    const doubled = low * 2;
    const up = high + doubled;
    if (up - high === doubled) return up;
  }
  return high;
}
