import type { Criterion, SegmentVerdict } from '../judgement/verdict.ts';
import { type Prose, given, listed, prose, sentences } from './prose.ts';
import { quantity } from './quantities.ts';

/** The disposition with its reason, what failed, and a decision by hand. */
export function verdictWords({ disposition, proposed, reason, override, criteria }: SegmentVerdict): Prose {
  const failed = criteria.filter(({ outcome }) => outcome === 'fail');
  const untested = criteria.filter(({ outcome }) => outcome === 'not tested');
  return sentences([
    override === undefined
      ? prose`${disposition}. ${given(reason.text)}`
      : prose`${disposition}, set by hand${noteWords(override.note)}. The rules say ${proposed}: ${given(reason.text)}`,
    failed.length === 0 ? undefined : prose`Failed: ${listed(failed.map(criterionWords))}.`,
    untested.length === 0
      ? undefined
      : prose`Not tested: ${listed(untested.map(({ title }) => `“${title}”`))}.`,
  ]);
}

/** "“Least size” with 8 customers (≥ 10 asked)". */
export function criterionWords({ title, value, sign, threshold, unit }: Criterion): Prose {
  return prose`“${title}” with ${quantity(value, unit)} (${sign} ${quantity(threshold, unit)} asked)`;
}

function noteWords(note: string): Prose {
  return note.trim() === '' ? prose` without a note` : prose` with the note “${given(note)}”`;
}
