import type { Structure } from '../result-document.ts';
import { shownApart, shownNumber } from './shown-number.ts';
import type { Criterion, Disposition, SegmentRobustness, SegmentVerdict } from './verdict.ts';

/** What the rules say, and the first of them that matched. */
export interface Proposal {
  readonly disposition: Disposition;
  readonly reason: SegmentVerdict['reason'];
}

/** What the rules look at. */
export interface Judged {
  readonly structure: Structure;
  readonly robustness: SegmentRobustness;
  readonly criteria: readonly Criterion[];
  /** Whether behaviour was found to drift between the halves of the period. */
  readonly drift: boolean;
}

/**
 * Reject, Review, Monitor, Activate: the first whose rules match. A failed criterion rejects or asks for review, by its
 * severity; what is not proved is only monitored: structure that is not clear, a tier below stable, drift, a rejecting criterion
 * that was not tested. The code is that of the first rule, the text tells of all of the same disposition. O(criteria).
 */
export function proposeDisposition(judged: Judged): Proposal {
  const rules: readonly (readonly [Disposition, readonly Reason[]])[] = [
    ['Reject', failures(judged.criteria, 'reject')],
    ['Review', failures(judged.criteria, 'warn')],
    ['Monitor', doubts(judged)],
  ];
  for (const [disposition, [first, ...others]] of rules) {
    if (first !== undefined) return { disposition, reason: together(first, others) };
  }
  return {
    disposition: 'Activate',
    reason: {
      code: 'all-passed',
      text: `Clear structure, ${judged.robustness.tier ?? 'tested'}, and every criterion that was tested is met.`,
    },
  };
}

type Reason = SegmentVerdict['reason'];

function failures(criteria: readonly Criterion[], severity: Criterion['severity']): readonly Reason[] {
  return criteria
    .filter((each) => each.outcome === 'fail' && each.severity === severity)
    .map(({ setting, title, sign, threshold, value }) => {
      const [reached, asked] = shownApart(value!, threshold);
      const text = `${title} ${reached} is ${sign === '≥' ? 'below' : 'above'} ${asked}`;
      return { code: CODES[setting] ?? setting, text };
    });
}

function doubts({ structure, robustness, criteria, drift }: Judged): readonly Reason[] {
  const untested = criteria.filter(
    ({ outcome, severity }) => outcome === 'not tested' && severity === 'reject',
  );
  return [
    ...(structure === 'clear'
      ? []
      : [{ code: STRUCTURE_CODES[structure], text: STRUCTURE_TEXTS[structure] }]),
    ...tierDoubts(robustness),
    ...(drift
      ? [
          {
            code: 'drift',
            text: 'Behaviour drifts between the halves of the period, so the segments may not last',
          },
        ]
      : []),
    ...untested.map(({ title, because }) => ({ code: 'not-tested', text: untestedText(title, because) })),
  ];
}

function untestedText(title: string, because: Criterion['because']): string {
  if (because === 'not tested') return `${title} was not tested`;
  return because === 'switched off'
    ? `${title} was not tested: the test is switched off`
    : `${title} is not known: ${because ?? ''}`;
}

function tierDoubts({ tier, worst, parts }: SegmentRobustness): readonly Reason[] {
  if (tier !== 'unstable' && tier !== 'doubtful') return [];
  const { title, score } = parts.find(({ name }) => name === worst)!;
  return [
    {
      code: tier,
      text: `Stability is ${tier} in its worst test (${title.toLowerCase()}: ${shownNumber(score!)})`,
    },
  ];
}

function together(first: Reason, others: readonly Reason[]): Reason {
  const rest = others.map(({ text }) => `; ${text.slice(0, 1).toLowerCase()}${text.slice(1)}`);
  return { code: first.code, text: `${first.text}${rest.join('')}.` };
}

const CODES: Readonly<Record<string, string>> = {
  'validation.minSize': 'too-small',
  'validation.maxShare': 'too-large',
  'validation.minTotalClv': 'low-total-value',
  'validation.minRobustness': 'not-robust',
  'validation.minRoi': 'low-return',
  'validation.minDimensions': 'no-handle',
  'validation.minMeanClv': 'low-mean-value',
  'validation.minTimeStability': 'unstable-over-time',
  'validation.minFeatureStability': 'hangs-on-a-feature',
  'validation.maxCostRatio': 'high-cost-share',
};

const STRUCTURE_CODES = {
  weak: 'weak-structure',
  none: 'no-structure',
  'not tested': 'structure-not-tested',
} as const;

const STRUCTURE_TEXTS = {
  weak: 'The structure of the data is weak, its segments a convenient cut',
  none: 'The data show no clear structure, so this may be a cut through one cloud and not a group',
  'not tested': 'Whether the data have structure was not tested',
} as const;
