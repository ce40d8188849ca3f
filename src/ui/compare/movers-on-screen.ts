import { ON_SCREEN } from './compared-side.ts';
import type { Compared } from './use-comparison.ts';

/** Rows of the profiles on screen that these movers are, ascending; empty where none is there. O(movers), or customers. */
export function moversOnScreen(
  { left, right, comparison }: Compared,
  movers: Uint32Array,
  ids: readonly string[] | undefined,
): Uint32Array {
  const { pairs } = comparison;
  if (ids === undefined) return new Uint32Array(0);
  const places = movers.map((at) => comparison.movers[at]!);
  if (right.choice.run === ON_SCREEN) return places.map((place) => pairs.right[place]!).sort();
  if (left.choice.run === ON_SCREEN) return places.map((place) => pairs.left[place]!).sort();
  const moved = new Set(Array.from(places, (place) => left.run.ids[pairs.left[place]!]));
  return Uint32Array.from(ids.flatMap((id, row) => (moved.has(id) ? [row] : [])));
}
