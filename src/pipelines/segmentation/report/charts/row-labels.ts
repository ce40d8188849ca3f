import { type SvgElement, label, svg } from './svg.ts';

/** A row of a chart: the segment that it is of. */
export interface ChartRow {
  /** From 0. */
  readonly segment: number;
  readonly name: string;
}

const MOST_LETTERS = 36;

/** The number and name of a segment above its row, with its colour beside them. */
export function rowLabel({ segment, name }: ChartRow, y: number): SvgElement {
  return svg('g', {}, [
    svg('rect', { x: 0, y: y - 9, width: 9, height: 9, rx: 2, class: segmentStyle(segment) }),
    svg('text', { x: 15, y }, [`${segment + 1} `, svg('tspan', { class: 'name' }, [shortened(name)])]),
  ]);
}

/** A value at the right end of the line of a row's label. */
export function rowValue(x: number, y: number, text: string): SvgElement {
  return label(x, y, text, { anchor: 'end', style: 'value' });
}

/** The class that colours a segment; from the ninth on all are grey. */
export function segmentStyle(segment: number): string {
  return segment < 8 ? `fill-${segment}` : 'fill-other';
}

/** As much of a long name as fits; whole letters are kept, surrogates included. */
function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS - 1).join('')}…`;
}
