import type { Segment } from '../../model.ts';
import { type Column, numbers } from '../blocks.ts';

const MOST_WORDS = 8;

/** A column for each segment, headed by its number: names would not fit, and beside many others not even the word. */
export function segmentColumns(segments: readonly Pick<Segment, 'id'>[]): readonly Column[] {
  const word = segments.length > MOST_WORDS ? '' : 'Segment ';
  return segments.map(({ id }) => numbers(`${word}${id + 1}`));
}
