import { countedText } from '../../../base/number-text.ts';
import { sweptK } from '../edits/swept.ts';
import type { Findings } from '../judgement/findings.ts';
import type { Disposition, SegmentVerdict } from '../judgement/verdict.ts';
import type { Structure } from '../result-document.ts';
import { type Tier } from '../sensitivity/tiers.ts';
import type { Answer, RunExplanation } from './explanation.ts';
import { predictionWords } from './prediction-words.ts';
import { type Prose, given, listed, prose, sentences } from './prose.ts';
import { score } from './quantities.ts';
import { runCertainty } from './register.ts';
import { valueWords } from './value-words.ts';

/** What can be said of a run as a whole, in the register its evidence allows. */
export function explainRun(findings: Findings, verdicts: readonly SegmentVerdict[]): RunExplanation {
  const { kChoice } = findings;
  const robustness = verdicts.map((verdict) => verdict.robustness);
  const tiers = tierWords(robustness);
  const answers: readonly Answer[] = [
    { question: 'Structure', text: structureWords(findings) },
    { question: 'Stability', text: stabilityWords(robustness) },
    { question: 'Change over time', text: driftWords(findings) },
    { question: 'Customer value', text: valueWords(findings.value) },
    { question: 'What segments foretell', text: predictionWords(findings.prediction) },
    { question: 'Verdicts', text: dispositionWords(verdicts) },
  ];
  return {
    headline: prose`${countedText(verdicts.length, 'segment')}, ${STRUCTURE_PHRASES[kChoice.structure]}; ${tiers}.`,
    certainty: runCertainty(kChoice.structure, robustness),
    answers,
  };
}

/** What is said of structure in a headline. */
export const STRUCTURE_PHRASES: Readonly<Record<Structure, string>> = {
  clear: 'clear structure',
  weak: 'weak structure',
  none: 'no clear structure',
  'not tested': 'structure not tested',
};

const MEANINGS: Readonly<Record<Structure, string>> = {
  clear:
    'The segments are found again in the other half of the customers, and no single cloud of customers looks like this.',
  weak: 'The segments are a convenient cut, not a discovery: they are tighter than data without segments, but the other half of the customers does not confirm them.',
  none: 'The tests do not tell these segments from cuts through one cloud of customers. They are shown for inspection and not to be acted on.',
  'not tested': 'Whether data without segments would look the same was not tested.',
};

function structureWords({ kChoice, segmentation }: Findings): Prose {
  const other =
    sweptK(segmentation) === kChoice.chosen
      ? undefined
      : prose`Shown are ${String(sweptK(segmentation))} segments, not the ${String(kChoice.chosen)} that were chosen; the tests hold for those alone.`;
  return sentences([MEANINGS[kChoice.structure], prose`${given(kChoice.reason)}`, other]);
}

const TIERS: readonly Tier[] = ['highly stable', 'stable', 'doubtful', 'unstable'];

function tierWords(robustness: readonly SegmentVerdict['robustness'][]): Prose {
  const counted = TIERS.map((tier) => ({ tier, of: robustness.filter((each) => each.tier === tier).length }))
    .filter(({ of }) => of > 0)
    .map(({ tier, of }) => `${of} ${tier}`);
  const untested = robustness.filter(({ tier }) => tier === undefined).length;
  if (counted.length === 0) return prose`stability not tested`;
  return listed(untested === 0 ? counted : [...counted, `${untested} not tested`]);
}

function stabilityWords(robustness: readonly SegmentVerdict['robustness'][]): Prose {
  const tested = robustness.filter(({ tier }) => tier !== undefined);
  if (tested.length === 0) return prose`Not tested: how well the segments come back is unknown.`;
  const scores = robustness.map(({ jaccardMean }) => jaccardMean).filter((each) => each !== undefined);
  const sampling =
    scores.length === 0
      ? prose`Whether they come back when customers are drawn again was not tested.`
      : prose`When customers are drawn again their mean Jaccard is ${score(Math.min(...scores))} to ${score(Math.max(...scores))}.`;
  return sentences([prose`By their worst test: ${tierWords(robustness)}.`, sampling]);
}

function driftWords({ timeTest }: Findings): Prose {
  if (timeTest === undefined) return prose`Not tested.`;
  const { drift } = timeTest;
  if (drift === undefined) return prose`Not tested: the halves of the period hold too little to compare.`;
  const numbers = prose`the halves agree to ${score(drift.agreement)}, where weeks exchanged at random give ${score(drift.exchanged.mean)} (z = ${score(drift.z)})`;
  return drift.found
    ? prose`Behaviour differs between the halves of the period by more than chance: ${numbers}. Segments of the whole period mix both.`
    : prose`No drift was found: ${numbers}.`;
}

const DISPOSITIONS: readonly Disposition[] = ['Activate', 'Monitor', 'Review', 'Reject'];

function dispositionWords(verdicts: readonly SegmentVerdict[]): Prose {
  const counted = DISPOSITIONS.map((name) => {
    const of = verdicts.filter(({ disposition }) => disposition === name).length;
    return `${of} ${name}`;
  });
  const byHand = verdicts.filter(({ override }) => override !== undefined).length;
  return prose`${listed(counted)}${byHand === 0 ? '' : `; ${byHand} of them set by hand`}.`;
}
