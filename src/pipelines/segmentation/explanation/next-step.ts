import { countText } from '../../../base/number-text.ts';
import type { Criterion, Dimension, SegmentVerdict } from '../judgement/verdict.ts';
import type { Segment } from '../model.ts';
import type { Structure } from '../result-document.ts';
import { type Prose, given, listed, prose, sentences } from './prose.ts';
import { count, quantity, share } from './quantities.ts';
import type { Register } from './register.ts';

/** What to do with a segment next, in a sentence or two: no more than its verdict and its evidence carry. */
export function nextMove(
  { disposition, override }: Pick<SegmentVerdict, 'disposition' | 'override'>,
  structure: Structure,
  register: Register,
): Prose {
  if (structure === 'none' && override === undefined)
    return prose`Do not act on it as a group. Collect more customers, other features or a longer period, and run again.`;
  switch (disposition) {
    case 'Activate':
      return activation(register);
    case 'Monitor':
      return prose`Leave it as it is and look again when new data are in.`;
    case 'Review':
      return prose`Settle what failed before money is spent on it.`;
    case 'Reject':
      return prose`Do not address it as a group.`;
  }
}

/** The same with what would make it pass, what to address it by, and how to test that it pays. */
export function nextStep(
  segment: Segment,
  verdict: SegmentVerdict,
  structure: Structure,
  register: Register,
): Prose {
  const move = nextMove(verdict, structure, register);
  if (structure === 'none' && verdict.override === undefined) return move;
  switch (verdict.disposition) {
    case 'Activate':
      return sentences([move, handleWords(verdict.dimensions), testWords(segment, verdict)]);
    case 'Monitor':
      return sentences([move, improvementWords(verdict.criteria, 'warn')]);
    case 'Review':
      return sentences([move, improvementWords(verdict.criteria, 'warn'), handleWords(verdict.dimensions)]);
    case 'Reject':
      return sentences([move, improvementWords(verdict.criteria, 'reject')]);
  }
}

function activation(register: Register): Prose {
  switch (register) {
    case 'confident':
      return prose`Address it, with a control group that is left alone.`;
    case 'suggests':
      return prose`Address a part of it first, with a control group, and go on only if that pays.`;
    case 'preliminary':
      return prose`Do the missing tests before it is addressed; until then at most a small trial with a control group.`;
  }
}

const HANDLES = { who: 'whom to address', what: 'with what', when: 'when', how: 'by which way' } as const;

function handleWords(dimensions: readonly Dimension[]): Prose | undefined {
  const held = dimensions.filter(({ outcome, by }) => outcome === 'pass' && by !== undefined);
  if (held.length === 0) return undefined;
  return prose`Handles: ${listed(held.map(({ name, by }) => prose`${HANDLES[name]} (${given(by ?? '')})`))}.`;
}

function testWords({ size }: Segment, { economics }: SegmentVerdict): Prose | undefined {
  const { sampleSize, breakEvenLift } = economics;
  const even =
    breakEvenLift === undefined
      ? undefined
      : prose`It pays from a rise in value of ${share(breakEvenLift)} on.`;
  if (sampleSize === undefined) return even;
  const enough =
    sampleSize * 2 > size
      ? `, more than the ${countText(size)} there are: an effect of the expected size would go unseen`
      : '';
  return sentences([
    even,
    prose`A test that finds the expected effect needs ${count(sampleSize)} customers in each of two arms${enough}.`,
  ]);
}

function improvementWords(
  criteria: readonly Criterion[],
  severity: Criterion['severity'],
): Prose | undefined {
  const near = criteria.filter(
    (each) => each.outcome === 'fail' && each.severity === severity && each.nearest !== undefined,
  );
  if (near.length === 0) return undefined;
  const settings = near.map(({ title, nearest, unit }) => prose`“${title}” at ${quantity(nearest, unit)}`);
  return prose`It would pass with ${listed(settings)}; change a threshold only for a reason that is not this segment.`;
}
