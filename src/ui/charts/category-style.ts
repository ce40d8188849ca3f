import type { MarkShape } from './mark-shapes.ts';
import { markShape } from './mark-shapes.ts';

/** How many categories have a colour of their own by their place; the rest are grey until selected. */
export const COLOURED_CATEGORIES = 8;

/** Colours of the palette: those by place, and more that may be chosen. */
export const PALETTE = 12;

/** How a category looks in every chart: its colour, its shape, and the number that stands beside them. */
export interface CategoryStyle {
  readonly index: number;
  /** What people call it: counts from 1. */
  readonly number: string;
  readonly name: string;
  /** A custom property of the stylesheet. */
  readonly token: string;
  /** The same as a CSS value. */
  readonly colour: string;
  readonly shape: MarkShape;
  /** The second round of shapes is drawn in outline. */
  readonly hollow: boolean;
}

/** Where a category does not look as its place among the others has it. */
export interface CategoryLook {
  /** Place in the palette; undefined: grey until it is selected. */
  readonly colour: number | undefined;
  /** The category whose shape it has. */
  readonly shape: number;
}

/** Look of the category at `index` (from 0), which keeps it everywhere. */
export function categoryStyle(
  index: number,
  name: string,
  selected: number | undefined,
  look: CategoryLook = { colour: index < COLOURED_CATEGORIES ? index : undefined, shape: index },
): CategoryStyle {
  const token = look.colour === undefined ? greyToken(index === selected) : `--segment-${look.colour}`;
  return {
    index,
    number: String(index + 1),
    name,
    token,
    colour: `var(${token})`,
    shape: markShape(look.shape),
    hollow: look.shape >= COLOURED_CATEGORIES && index !== selected,
  };
}

function greyToken(isSelected: boolean): string {
  return isSelected ? '--accent' : '--segment-other';
}
