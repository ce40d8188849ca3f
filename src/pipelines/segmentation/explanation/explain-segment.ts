import { present } from '../../../base/assert.ts';
import { countedText } from '../../../base/number-text.ts';
import type { Findings } from '../judgement/findings.ts';
import type { SegmentVerdict } from '../judgement/verdict.ts';
import type { Segment } from '../model.ts';
import { contrastPhrase } from './contrast-phrase.ts';
import type { SegmentExplanation } from './explanation.ts';
import { nextStep } from './next-step.ts';
import { type Prose, given, listed, prose, sentences } from './prose.ts';
import { count, figure, money, share } from './quantities.ts';
import { type Register, certaintyOf } from './register.ts';
import { surenessOf } from './sureness.ts';
import { methodWords } from './value-words.ts';
import { verdictWords } from './verdict-words.ts';

const SHOWN_CONTRASTS = 4;

/** What can be said of one segment from finished artifacts, in the register its evidence allows. */
export function explainSegment(findings: Findings, verdict: SegmentVerdict): SegmentExplanation {
  const segment = present(findings.segmentation.segments[verdict.segment], 'the segment of a verdict');
  const structure = findings.kChoice.structure;
  const certainty = certaintyOf(structure, verdict.robustness);
  return {
    segment: verdict.segment,
    certainty,
    answers: [
      { question: 'Who they are', text: whoTheyAre(segment, certainty.register) },
      { question: 'What they are worth', text: worthOf(segment, verdict, findings) },
      { question: 'How sure this is', text: surenessOf(verdict.robustness, structure) },
      { question: 'Verdict', text: verdictWords(verdict) },
      { question: 'What to do next', text: nextStep(segment, verdict, structure, certainty.register) },
    ],
  };
}

function whoTheyAre(segment: Segment, register: Register): Prose {
  const size = prose`${count(segment.size)} customers, ${share(segment.share)} of all.`;
  if (segment.contrasts.length === 0)
    return prose`${size} No trait sets them apart from the others by enough to be named.`;
  const strongest = segment.contrasts.slice(0, SHOWN_CONTRASTS).map(contrastPhrase);
  const rest = segment.contrasts.length - strongest.length;
  return sentences([
    size,
    described(register, listed(strongest)),
    rest > 0 ? `${rest} weaker ${rest === 1 ? 'contrast is' : 'contrasts are'} listed below.` : undefined,
    ruleWords(segment),
  ]);
}

function described(register: Register, contrasts: Prose): Prose {
  switch (register) {
    case 'confident':
      return prose`Against all other customers they have ${contrasts}.`;
    case 'suggests':
      return prose`The data suggest customers who, against all others, have ${contrasts}.`;
    case 'preliminary':
      return prose`On a first look, which further data may not bear out, they have ${contrasts}.`;
  }
}

function ruleWords({ rule }: Segment): Prose | undefined {
  if (rule.conditions.length === 0) return undefined;
  return prose`A member is recognised by ${given(rule.text)}: right for ${share(rule.precision)} of those it names, and it finds ${share(rule.recall)} of the members.`;
}

function worthOf(segment: Segment, verdict: SegmentVerdict, { value }: Findings): Prose {
  return sentences([revenueWords(segment), clvWords(verdict, segment.size, value), holdoutWords(value)]);
}

function revenueWords({ revenue, revenueShare, averageOrderValue }: Segment): Prose {
  if (revenue === undefined) return prose`The data hold no revenue.`;
  const part = revenueShare === undefined ? undefined : prose`, ${share(revenueShare)} of all`;
  const order =
    averageOrderValue === undefined ? undefined : prose`, with a mean order of ${money(averageOrderValue)}`;
  return prose`They brought ${money(revenue)} net of refunds${part}${order}.`;
}

function clvWords(
  { meanClv, totalClv, valuedCustomers, economics }: SegmentVerdict,
  size: number,
  value: Findings['value'],
): Prose {
  if (value === undefined) return prose`What they will be worth was not tested.`;
  if (meanClv === undefined)
    return prose`What they will be worth could not be estimated: ${economics.because ?? 'the data hold too little of their purchases'}.`;
  const together = totalClv === undefined ? undefined : prose`, ${money(totalClv)} together`;
  const some =
    valuedCustomers !== undefined && valuedCustomers < size
      ? prose`; the ${count(size - valuedCustomers)} without a purchase count as nothing`
      : undefined;
  const rough = value.method === 'shrinkage estimate' ? ', a rougher guess than the models would give' : '';
  return prose`Over the next ${countedText(value.horizonMonths, 'month')} a customer is expected to bring ${money(meanClv)} (discounted revenue)${together}${some}. Estimated by ${methodWords(value.method)}${rough}.`;
}

function holdoutWords(value: Findings['value']): Prose | undefined {
  if (value === undefined) return undefined;
  const { holdout } = value;
  if (holdout === undefined) return prose`This forecast was not checked against purchases held out.`;
  if (holdout.mae < holdout.naiveMae) return undefined;
  return prose`Treat it with care: on held-out purchases the forecast is no better than each customer’s own past rate (mean error ${figure(holdout.mae)} against ${figure(holdout.naiveMae)} purchases).`;
}
