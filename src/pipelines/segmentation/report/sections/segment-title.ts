import { type Prose, given, prose } from '../../explanation/prose.ts';
import type { Segment } from '../../model.ts';
import type { Cell } from '../blocks.ts';

/** "2 Weekend, mobile": the number that people see, and the name. */
export function segmentTitle({ id, name }: Pick<Segment, 'id' | 'name'>): Prose {
  return prose`${String(id + 1)} ${given(name)}`;
}

/** The heading of a row that is about a segment. */
export function segmentCell(segment: Pick<Segment, 'id' | 'name'>): Cell {
  return { text: segmentTitle(segment), mark: { kind: 'segment', index: segment.id } };
}
