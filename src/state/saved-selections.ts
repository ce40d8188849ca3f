import type { CustomerSelection } from './selection.ts';

/** A selection kept under a name, by customer ids, so that it means the same people in every run and on every machine. */
export interface SavedSelection {
  /** No two are alike. */
  readonly name: string;
  readonly ids: readonly string[];
  /** How they were chosen, as {@link CustomerSelection} has it. */
  readonly origin: string;
}

/** The rows of a saved selection among the customers of a run. */
export interface FoundRows {
  /** Ascending. */
  readonly rows: Uint32Array;
  /** Saved customers who are not among them. */
  readonly missing: number;
}

/** `ids` by row. O(selected). */
export function savedSelection(
  name: string,
  { rows, origin }: CustomerSelection,
  ids: readonly string[],
): SavedSelection {
  return { name, origin, ids: Array.from(rows, (row) => ids[row] ?? '') };
}

/** With this one, in the place of one that has its name. */
export function withSaved(list: readonly SavedSelection[], added: SavedSelection): readonly SavedSelection[] {
  const known = list.some(({ name }) => name === added.name);
  return known ? list.map((each) => (each.name === added.name ? added : each)) : [...list, added];
}

/** Where the saved customers are in `ids`. O(saved + ids). */
export function foundRows({ ids: saved }: Pick<SavedSelection, 'ids'>, ids: readonly string[]): FoundRows {
  const wanted = new Set(saved);
  const rows = Uint32Array.from(ids.flatMap((id, row) => (wanted.has(id) ? [row] : [])));
  return { rows, missing: wanted.size - rows.length };
}
