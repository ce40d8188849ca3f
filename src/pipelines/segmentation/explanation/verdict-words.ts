import type { Criterion, SegmentVerdict } from '../judgement/verdict.ts';
import { type Prose, given, listed, prose, sentences } from './prose.ts';
import { quantity } from './quantities.ts';

/** The disposition with its reason; what failed where a person decided otherwise; what was not tested. */
export function verdictWords({ disposition, proposed, reason, override, criteria }: SegmentVerdict): Prose {
  const failed = criteria.filter(({ outcome }) => outcome === 'fail');
  const untested = criteria.filter(({ outcome }) => outcome === 'not tested');
  const saidAlready = override === undefined && proposed === 'Monitor';
  return sentences([
    override === undefined
      ? prose`${disposition}. ${given(reason.text)}`
      : prose`${disposition}, set by hand${noteWords(override.note)}. The rules propose ${proposed}.`,
    override === undefined || failed.length === 0
      ? undefined
      : prose`Failed: ${listed(failed.map(criterionWords))}.`,
    saidAlready || untested.length === 0
      ? undefined
      : prose`Not tested: ${listed(untested.map(({ title }) => `“${title}”`))}.`,
  ]);
}

/** "“Customers” with 8 customers (≥ 10 customers asked)". */
function criterionWords({ title, value, sign, threshold, unit }: Criterion): Prose {
  return prose`“${title}” with ${quantity(value, unit)} (${sign} ${quantity(threshold, unit)} asked)`;
}

function noteWords(note: string): Prose {
  return note.trim() === '' ? prose` without a note` : prose` with the note “${given(note)}”`;
}
