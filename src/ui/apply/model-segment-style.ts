import type { ModelView } from '../../worker/apply-protocol.ts';
import { type CategoryStyle, categoryStyle, COLOURED_CATEGORIES } from '../charts/category-style.ts';

/** How a segment of a model looks: as that of its first source does in the run, grey where it was set aside. */
export function modelSegmentStyle(
  { name, sources, isSetAside }: ModelView['segments'][number],
  place: number,
  selected: number | undefined,
): CategoryStyle {
  const [source = place] = sources;
  return categoryStyle(place, name, selected, {
    colour: !isSetAside && source < COLOURED_CATEGORIES ? source : undefined,
    shape: source,
  });
}
