import type { Labels } from '../../../kernels/matrix.ts';
import type { ProfileColumn } from '../model.ts';

/** A column with no more distinct values than this, all whole, holds codes or counts that a name can quote. */
const MOST_CODES = 10;
const NEARLY_ALL = 0.9;

/**
 * The one or two values that nearly all members share in a column of a customer table that holds few whole numbers, as
 * "Region 1 or 2" says more than "low Region". Undefined for any other column, or where members spread over more values.
 */
export function sharedCodes(
  { group, values }: ProfileColumn,
  labels: Labels,
  segment: number,
): readonly number[] | undefined {
  if (group !== 'table') return undefined;
  const distinct = new Set<number>();
  const counts = new Map<number, number>();
  let members = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== value) continue;
    if (!Number.isInteger(value) || distinct.add(value).size > MOST_CODES) return undefined;
    if (labels[row] !== segment) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    members++;
  }
  const common = [...counts].toSorted(([u, a], [v, b]) => b - a || u - v);
  for (const size of [1, 2]) {
    const first = common.slice(0, size);
    const held = first.reduce((sum, [, count]) => sum + count, 0);
    if (size < distinct.size && held >= NEARLY_ALL * members)
      return first.map(([value]) => value).toSorted((a, b) => a - b);
  }
  return undefined;
}
