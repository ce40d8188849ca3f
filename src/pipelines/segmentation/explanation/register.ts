import type { SegmentVerdict } from '../judgement/verdict.ts';
import type { Structure } from '../result-document.ts';
import type { Tier } from '../sensitivity/tiers.ts';

/** How sure a text may sound: what it says is shown, is suggested, or is a first look. */
export type Register = 'confident' | 'suggests' | 'preliminary';

/** A register with the reason for it. */
export interface Certainty {
  readonly register: Register;
  /** A sentence. */
  readonly because: string;
}

/** What the registers are called where a text is labelled. */
export const REGISTER_WORDS: Readonly<Record<Register, string>> = {
  confident: 'Confident',
  suggests: 'Suggested',
  preliminary: 'Preliminary',
};

/** What all texts are labelled with. */
export const RULE_BASED =
  'Written by fixed rules from the numbers of this run. How sure a text sounds follows from the tests that were done.';

type Robustness = Pick<SegmentVerdict['robustness'], 'tier' | 'parts'>;

/**
 * How sure the words on a segment may be. The weakest evidence decides: the structure of the data, the tier of the worst
 * part tested, whether customers were drawn again at all, and whether data without segments would score as high.
 */
export function certaintyOf(structure: Structure, { tier, parts }: Robustness): Certainty {
  if (structure === 'none')
    return {
      register: 'preliminary',
      because: 'The data show no clear structure, so any division of them is a cut.',
    };
  if (tier === undefined) return { register: 'preliminary', because: 'No test of stability was done.' };
  if (tier === 'unstable')
    return { register: 'preliminary', because: 'The segment is unstable in its worst test.' };
  if (structure === 'not tested')
    return { register: 'preliminary', because: 'Whether the data have structure was not tested.' };
  const doubts = doubtsOf(structure, tier, parts);
  return doubts === undefined
    ? { register: 'confident', because: `Structure is clear, and the segment is ${tier} in its worst test.` }
    : { register: 'suggests', because: doubts };
}

/** How sure the words on the whole run may be: as sure as most segments, and confident only where none is unstable. */
export function runCertainty(structure: Structure, segments: readonly Robustness[]): Certainty {
  if (structure === 'none') return { register: 'preliminary', because: 'The data show no clear structure.' };
  if (structure === 'not tested')
    return { register: 'preliminary', because: 'Whether the data have structure was not tested.' };
  const tested = segments.filter(({ tier }) => tier !== undefined);
  if (tested.length === 0) return { register: 'preliminary', because: 'No test of stability was done.' };
  const registers = segments.map((segment) => certaintyOf(structure, segment).register);
  const of = (register: Register) => registers.filter((each) => each === register).length;
  const sure = `${of('confident')} of ${segments.length} segments hold in every test`;
  if (of('preliminary') * 2 > segments.length)
    return { register: 'preliminary', because: 'Most segments are unstable in a test, or were not tested.' };
  if (structure === 'weak')
    return { register: 'suggests', because: 'Structure is weak: a convenient cut, not a discovery.' };
  return of('preliminary') === 0 && of('confident') * 2 > segments.length
    ? { register: 'confident', because: `Structure is clear, and ${sure}.` }
    : { register: 'suggests', because: `Structure is clear, but only ${sure}.` };
}

function doubtsOf(structure: Structure, tier: Tier, parts: Robustness['parts']): string | undefined {
  if (structure === 'weak') return 'Structure is weak: the segments are a convenient cut, not a discovery.';
  if (tier === 'doubtful') return 'The segment is doubtful in its worst test.';
  const sampling = parts.find(({ name }) => name === 'sampling');
  if (sampling?.score === undefined)
    return 'Whether other customers would form the same segment was not tested.';
  if (sampling.nullP95 !== undefined && sampling.score <= sampling.nullP95)
    return 'Pieces of data without segments come back as well as this segment does.';
  return undefined;
}
