import { segmentColour } from '../../edits/segment-colour.ts';
import { type Prose, given, prose } from '../../explanation/prose.ts';
import type { Segment } from '../../model.ts';
import type { Cell, Mark } from '../blocks.ts';
import type { ChartRow } from '../charts/row-labels.ts';

/** "2 Weekend, mobile": the number that people see, and the name. */
export function segmentTitle({ id, name }: Pick<Segment, 'id' | 'name'>): Prose {
  return prose`${String(id + 1)} ${given(name)}`;
}

/** The heading of a row that is about a segment. */
export function segmentCell(segment: Pick<Segment, 'id' | 'name' | 'byHand'>): Cell {
  return { text: segmentTitle(segment), mark: segmentMark(segment) };
}

export function segmentMark(segment: Pick<Segment, 'id' | 'byHand'>): Mark {
  return { kind: 'segment', colour: segmentColour(segment) };
}

/** The row of a chart that is about a segment. */
export function segmentRow(segment: Segment): ChartRow {
  return { segment: segment.id, name: segment.name, colour: segmentColour(segment) };
}
