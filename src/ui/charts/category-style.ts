import type { MarkShape } from './mark-shapes.ts';
import { markShape } from './mark-shapes.ts';

/** How many categories have a colour of their own; the rest are grey until selected. */
export const COLOURED_CATEGORIES = 8;

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

/** Look of the category at `index` (from 0), which keeps it everywhere. */
export function categoryStyle(index: number, name: string, selected: number | undefined): CategoryStyle {
  const token = tokenOf(index, selected);
  return {
    index,
    number: String(index + 1),
    name,
    token,
    colour: `var(${token})`,
    shape: markShape(index),
    hollow: index >= COLOURED_CATEGORIES && index !== selected,
  };
}

function tokenOf(index: number, selected: number | undefined): string {
  if (index < COLOURED_CATEGORIES) return `--segment-${index}`;
  return index === selected ? '--accent' : '--segment-other';
}
