import { placesUpTo } from '../../../base/key-order.ts';

/** Rows of the same customers on both sides, place by place, ascending on the left. */
export interface CustomerPairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

const AT_ONCE = 4096;

/** Finds the customers of both sides by their ids; each row is paired once at most. O(customers). */
export async function pairCustomers(
  left: readonly string[],
  right: readonly string[],
  breathe: () => Promise<void>,
): Promise<CustomerPairs> {
  if (left === right) {
    const rows = placesUpTo(left.length);
    return { left: rows, right: rows };
  }
  const rowOf = new Map<string, number>();
  for (let row = right.length - 1; row >= 0; row--) {
    rowOf.set(right[row]!, row);
    if (row % AT_ONCE === 0) await breathe();
  }
  const pairs = { left: new Uint32Array(left.length), right: new Uint32Array(left.length) };
  let found = 0;
  for (let row = 0; row < left.length; row++) {
    const partner = rowOf.get(left[row]!);
    if (partner !== undefined) {
      rowOf.delete(left[row]!);
      pairs.left[found] = row;
      pairs.right[found++] = partner;
    }
    if (row % AT_ONCE === 0) await breathe();
  }
  return { left: pairs.left.slice(0, found), right: pairs.right.slice(0, found) };
}
