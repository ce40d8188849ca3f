import type { SegmentationConfig } from '../config.ts';
import { validation } from '../settings/validation.ts';
import { nearestSetting } from './nearest-setting.ts';
import type { PreparedSegment } from './prepare-judgement.ts';
import type { Criterion, Dimension } from './verdict.ts';

type Validation = SegmentationConfig['validation'];

/** What a segment reached, or why that is not known. */
type Reached = { readonly value: number } | { readonly because: string };

interface Asked extends Pick<Criterion, 'title' | 'severity' | 'sign'> {
  readonly setting: keyof Validation;
  reached(segment: PreparedSegment, dimensions: readonly Dimension[]): Reached;
}

/** Everything asked of a segment, in the order in which failing it counts. O(criteria). */
export function judgeCriteria(
  segment: PreparedSegment,
  dimensions: readonly Dimension[],
  thresholds: Validation,
): readonly Criterion[] {
  return ASKED.map(({ setting, title, severity, sign, reached }) => {
    const threshold = thresholds[setting];
    const { unit } = validation.settings[setting];
    const asked = { setting: `validation.${setting}`, title, severity, sign, threshold, unit };
    const found = reached(segment, dimensions);
    if ('because' in found) return { ...asked, ...NOT_TESTED, because: found.because };
    const { value } = found;
    const passes = sign === '≥' ? value >= threshold : value <= threshold;
    return {
      ...asked,
      outcome: passes ? 'pass' : 'fail',
      value,
      margin: sign === '≥' ? value - threshold : threshold - value,
      nearest: passes ? undefined : nearestSetting(validation.settings[setting], sign, value),
      because: undefined,
    };
  });
}

const NOT_TESTED = {
  outcome: 'not tested',
  value: undefined,
  margin: undefined,
  nearest: undefined,
} as const;

const ASKED: readonly Asked[] = [
  {
    setting: 'minSize',
    title: 'Customers',
    severity: 'reject',
    sign: '≥',
    reached: ({ size }) => ({ value: size }),
  },
  {
    setting: 'maxShare',
    title: 'Share of all customers',
    severity: 'reject',
    sign: '≤',
    reached: ({ share }) => ({ value: share }),
  },
  {
    setting: 'minTotalClv',
    title: 'Total value',
    severity: 'reject',
    sign: '≥',
    reached: ({ value }) => (value.kind === 'known' ? { value: value.total } : value),
  },
  {
    setting: 'minRobustness',
    title: 'Robustness',
    severity: 'reject',
    sign: '≥',
    reached: (segment) => partScore(segment, 'sampling'),
  },
  {
    setting: 'minRoi',
    title: 'Return on cost',
    severity: 'reject',
    sign: '≥',
    reached: ({ economics: { roi, because } }) => measured(roi?.median, because),
  },
  {
    setting: 'minDimensions',
    title: 'Handles',
    severity: 'reject',
    sign: '≥',
    reached: (_, dimensions) =>
      dimensions.every(({ outcome }) => outcome === 'not tested')
        ? { because: 'the data hold nothing that says who, what, when or how' }
        : { value: dimensions.filter(({ outcome }) => outcome === 'pass').length },
  },
  {
    setting: 'minMeanClv',
    title: 'Mean value',
    severity: 'warn',
    sign: '≥',
    reached: ({ value }) => (value.kind === 'known' ? { value: value.mean } : value),
  },
  {
    setting: 'minTimeStability',
    title: 'Stability over time',
    severity: 'warn',
    sign: '≥',
    reached: (segment) => partScore(segment, 'time'),
  },
  {
    setting: 'minFeatureStability',
    title: 'Stability without a feature',
    severity: 'warn',
    sign: '≥',
    reached: (segment) => partScore(segment, 'features'),
  },
  {
    setting: 'maxCostRatio',
    title: 'Cost share',
    severity: 'warn',
    sign: '≤',
    reached: ({ economics: { costRatio, because } }) => measured(costRatio, because),
  },
];

function partScore({ robustness }: PreparedSegment, name: 'sampling' | 'time' | 'features'): Reached {
  const part = robustness.parts.find((each) => each.name === name);
  return measured(part?.score, part?.because);
}

function measured(value: number | undefined, because: string | undefined): Reached {
  return value === undefined ? { because: because ?? 'it could not be measured' } : { value };
}
