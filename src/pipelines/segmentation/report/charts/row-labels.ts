import { type SvgElement, label, svg } from './svg.ts';

/** A row of a chart: the segment that it is of. */
export interface ChartRow {
  /** From 0. */
  readonly segment: number;
  readonly name: string;
  /** Place in the palette; undefined: grey. */
  readonly colour: number | undefined;
}

const MOST_LETTERS = 36;

/** The number and name of a segment above its row, with its colour beside them. */
export function rowLabel({ segment, name, colour }: ChartRow, y: number): SvgElement {
  return svg('g', {}, [
    svg('rect', { x: 0, y: y - 9, width: 9, height: 9, rx: 2, class: segmentStyle(colour) }),
    svg('text', { x: 15, y }, [`${segment + 1} `, svg('tspan', { class: 'name' }, [shortened(name)])]),
  ]);
}

/** A value at the right end of the line of a row's label. */
export function rowValue(x: number, y: number, text: string): SvgElement {
  return label(x, y, text, { anchor: 'end', style: 'value' });
}

/** The class that colours a segment. */
export function segmentStyle(colour: number | undefined): string {
  return colour === undefined ? 'fill-other' : `fill-${colour}`;
}

/** As much of a long name as fits; whole letters are kept, surrogates included. */
function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS - 1).join('')}…`;
}
