/** Customers that every view points out, whichever view they were chosen in. */
export interface CustomerSelection {
  /** Rows of the profiles, ascending, each once, at least one. */
  readonly rows: Uint32Array;
  /** How they were chosen, in words that go on after “by”: "lasso on the map". */
  readonly origin: string;
}

/** What a new choice does with the one before. */
export type SelectionMode = 'replace' | 'add' | 'remove' | 'intersect';

const SEVERAL_WAYS = 'several steps';

/** What held keys ask for: Shift adds, Alt takes away, both keep what is in both. */
export function selectionMode(keys: { readonly shiftKey: boolean; readonly altKey: boolean }): SelectionMode {
  if (keys.shiftKey) return keys.altKey ? 'intersect' : 'add';
  return keys.altKey ? 'remove' : 'replace';
}

/** The selection after `rows` (in any order) were chosen; undefined when nobody is left. O((n + m) log(n + m)). */
export function selectRows(
  before: CustomerSelection | undefined,
  rows: ArrayLike<number>,
  how: { readonly mode: SelectionMode; readonly origin: string },
): CustomerSelection | undefined {
  const chosen = ascending(rows);
  const combined = before === undefined ? alone(chosen, how.mode) : combine(before.rows, chosen, how.mode);
  if (combined.length === 0) return undefined;
  const alike = before === undefined || how.mode === 'replace' || before.origin === how.origin;
  return { rows: combined, origin: alike ? how.origin : SEVERAL_WAYS };
}

/** Rows of either. Both ascending. O(n + m). */
export function unionOfRows(one: Uint32Array, other: Uint32Array): Uint32Array {
  return merged(one, other, { first: true, second: true, both: true });
}

/** Rows of the first that are not in the second. Both ascending. O(n + m). */
export function rowsWithout(one: Uint32Array, other: Uint32Array): Uint32Array {
  return merged(one, other, { first: true, second: false, both: false });
}

/** Rows of both. Both ascending. O(n + m). */
export function rowsInBoth(one: Uint32Array, other: Uint32Array): Uint32Array {
  return merged(one, other, { first: false, second: false, both: true });
}

/** 1 at each of these rows. O(count). */
export function rowMask(rows: Uint32Array, count: number): Uint8Array {
  const mask = new Uint8Array(count);
  for (const row of rows) mask[row] = 1;
  return mask;
}

/**
 * The selection among customers listed anew: the same people by their ids, and undefined when none of them is left.
 * The same object where the list is the same. O(customers).
 */
export function carrySelection(
  selection: CustomerSelection,
  before: readonly string[],
  after: readonly string[],
): CustomerSelection | undefined {
  if (before.length === after.length && before.every((id, row) => id === after[row])) return selection;
  const wanted = new Set(Array.from(selection.rows, (row) => before[row]));
  const rows = Uint32Array.from(after.flatMap((id, row) => (wanted.has(id) ? [row] : [])));
  return rows.length === 0 ? undefined : { ...selection, rows };
}

function combine(before: Uint32Array, chosen: Uint32Array, mode: SelectionMode): Uint32Array {
  switch (mode) {
    case 'replace':
      return chosen;
    case 'add':
      return unionOfRows(before, chosen);
    case 'remove':
      return rowsWithout(before, chosen);
    case 'intersect':
      return rowsInBoth(before, chosen);
  }
}

function alone(chosen: Uint32Array, mode: SelectionMode): Uint32Array {
  return mode === 'replace' || mode === 'add' ? chosen : new Uint32Array();
}

function ascending(rows: ArrayLike<number>): Uint32Array {
  const sorted = Uint32Array.from(rows).sort();
  return sorted.filter((row, at) => at === 0 || row !== sorted[at - 1]);
}

function merged(
  one: Uint32Array,
  other: Uint32Array,
  keep: { readonly first: boolean; readonly second: boolean; readonly both: boolean },
): Uint32Array {
  const out = new Uint32Array(one.length + other.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const a = i < one.length ? one[i]! : Infinity;
    const b = j < other.length ? other[j]! : Infinity;
    if (a === b ? keep.both : a < b ? keep.first : keep.second) out[count++] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return out.slice(0, count);
}
