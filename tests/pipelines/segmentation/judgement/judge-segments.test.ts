import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '../../../../src/base/assert.ts';
import { mergeConfig } from '../../../../src/engine/config.ts';
import { DEFAULT_CONFIG } from '../../../../src/pipelines/segmentation/config.ts';
import type { NumberSetting } from '../../../../src/engine/setting.ts';
import type { Findings } from '../../../../src/pipelines/segmentation/judgement/findings.ts';
import { untestedReasons } from '../../../../src/pipelines/segmentation/judgement/untested-reasons.ts';
import { judge, judgeSegments } from '../../../../src/pipelines/segmentation/judgement/judge-segments.ts';
import { prepareJudgement } from '../../../../src/pipelines/segmentation/judgement/prepare-judgement.ts';
import type { Criterion, Override } from '../../../../src/pipelines/segmentation/judgement/verdict.ts';
import { actionability } from '../../../../src/pipelines/segmentation/settings/actionability.ts';
import { validation } from '../../../../src/pipelines/segmentation/settings/validation.ts';
import {
  COLUMNS,
  findingsOfSegments,
  GOOD,
  type SegmentLike,
  THRESHOLDS,
  valueOf,
} from './findings-fixture.ts';

const SEED = 42;

const three = (first: SegmentLike): Findings => findingsOfSegments([first, GOOD, GOOD]);

const verdictsOn = (findings: Findings, overrides: readonly Override[] = []) =>
  judgeSegments(findings, THRESHOLDS, overrides, SEED);

const firstOf = (findings: Findings) => present(verdictsOn(findings)[0], 'the first verdict');

const criterionOf = (criteria: readonly Criterion[], name: string) =>
  present(
    criteria.find(({ setting }) => setting === `validation.${name}`),
    name,
  );

const tests = ['sampling', 'featureTest', 'timeTest', 'restartTest', 'noiseTest', 'nullTest'] as const;

function without(findings: Findings, names: readonly string[]): Findings {
  const kept = Object.entries(findings).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept) as unknown as Findings;
}

describe('dispositions', () => {
  test('a segment that meets everything is activated', () => {
    expect(firstOf(three(GOOD))).toMatchObject({ disposition: 'Activate', reason: { code: 'all-passed' } });
  });

  test.each<[string, SegmentLike, string, string]>([
    ['few customers', { ...GOOD, size: 9 }, 'Reject', 'too-small'],
    ['most of the customers', { ...GOOD, size: 401 }, 'Reject', 'too-large'],
    ['little value together', { ...GOOD, clv: 4.9 }, 'Reject', 'low-total-value'],
    ['samples that do not find it again', { ...GOOD, sampling: 0.59 }, 'Reject', 'not-robust'],
    ['a return below what is asked', { ...GOOD, clv: 200 }, 'Reject', 'low-return'],
    ['no handle', {}, 'Reject', 'no-handle'],
    ['another period that does not find it', { ...GOOD, time: 0.5 }, 'Review', 'unstable-over-time'],
    ['a feature that it hangs on', { ...GOOD, features: 0.3 }, 'Review', 'hangs-on-a-feature'],
    ['doubtful samples', { ...GOOD, sampling: 0.7 }, 'Monitor', 'doubtful'],
    ['other starts that lose it', { ...GOOD, restarts: 0.2 }, 'Monitor', 'unstable'],
    ['customers without a purchase', { ...GOOD, clv: NaN }, 'Monitor', 'not-tested'],
  ])('%s', (_, segment, disposition, code) => {
    expect(firstOf(three(segment))).toMatchObject({ disposition, reason: { code } });
  });

  test.each([
    ['weak', 'weak-structure'],
    ['none', 'no-structure'],
    ['not tested', 'structure-not-tested'],
  ] as const)('nothing is activated where structure is %s', (structure, code) => {
    const verdicts = verdictsOn(findingsOfSegments([GOOD, GOOD, GOOD], { structure }));
    expect(verdicts.map((each) => [each.disposition, each.reason.code])).toEqual(
      new Array(3).fill(['Monitor', code]),
    );
  });

  test('without drawing customers again robustness is not tested, and nothing is activated', () => {
    const verdict = firstOf(without(three(GOOD), ['sampling']));
    expect(verdict).toMatchObject({
      disposition: 'Monitor',
      reason: { code: 'not-tested', text: 'Robustness was not tested.' },
    });
    expect(criterionOf(verdict.criteria, 'minRobustness')).toMatchObject({
      outcome: 'not tested',
      value: undefined,
      because: 'not tested',
    });
    expect(verdict.robustness).toMatchObject({ tier: 'highly stable', jaccardMean: undefined });
  });

  test('what was left out of a run says why', () => {
    const config = mergeConfig(DEFAULT_CONFIG, {
      source: { kind: 'customers' },
      sensitivity: { sampling: false, nulls: false },
    });
    const untested = untestedReasons(config);
    expect(untested).toEqual({
      sampling: 'switched off',
      nullTest: 'switched off',
      timeTest: 'a customer table holds no events',
      value: 'a customer table holds no purchases',
      rfm: 'a customer table holds no purchases',
      prediction: 'a customer table holds no purchases',
    });
    const left = without(three(GOOD), ['sampling', 'timeTest', 'value']);
    const { reason, criteria } = firstOf({ ...left, untested });
    expect(reason.text).toBe(
      'Total value is not known: a customer table holds no purchases; ' +
        'robustness was not tested: the test is switched off; ' +
        'return on cost is not known: a customer table holds no purchases.',
    );
    expect(criterionOf(criteria, 'minTimeStability').because).toBe('a customer table holds no events');
  });

  test('without any test a segment has no tier', () => {
    const verdict = firstOf(without(three(GOOD), tests));
    expect(verdict.disposition).toBe('Monitor');
    expect(verdict.robustness).toMatchObject({ tier: undefined, worst: undefined });
  });

  test('tests of another k count for nothing', () => {
    const findings = three(GOOD);
    const moved = { ...findings, sampling: { ...present(findings.sampling, 'sampling'), k: 4 } };
    expect(criterionOf(firstOf(moved).criteria, 'minRobustness').because).toBe('tested for k = 4 alone');
  });

  test('a decision by hand comes first, and what the rules say stays beside it', () => {
    const override: Override = { segment: 0, disposition: 'Activate', note: 'pilot with the shop in Bonn' };
    const [first, second] = verdictsOn(three({ ...GOOD, size: 9 }), [override]);
    expect(first).toMatchObject({
      disposition: 'Activate',
      proposed: 'Reject',
      reason: { code: 'override', text: 'Decided by hand: pilot with the shop in Bonn' },
      override,
    });
    expect(second).toMatchObject({ disposition: 'Activate', override: undefined });
  });

  test('the reason tells of everything that fails', () => {
    const { reason } = firstOf(three({ size: 9, sampling: 0.5997, effects: {} }));
    expect(reason.text).toBe(
      'Customers 9 is below 10; robustness 0.5997 is below 0.6000; handles 0 is below 1.',
    );
  });
});

describe('robustness', () => {
  test('the worst part decides', () => {
    const parts = ['sampling', 'features', 'time', 'restarts', 'noise'] as const;
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(score, score, score, score, score), (scores) => {
        const segment = Object.fromEntries(parts.map((name, i) => [name, scores[i]!]));
        const { robustness } = firstOf(three({ ...GOOD, ...segment }));
        const worst = robustness.parts.find(({ name }) => name === robustness.worst);
        expect(worst?.score).toBe(Math.min(...scores));
        expect(robustness.tier).toBe(worst?.tier);
      }),
    );
  });

  test('each part stands beside what data without segments reach', () => {
    const { parts } = firstOf(three(GOOD)).robustness;
    expect(parts.map(({ name, nullP95 }) => [name, nullP95])).toEqual([
      ['sampling', 0.5],
      ['features', 0.5],
      ['time', undefined],
      ['restarts', 0.5],
      ['noise', 0.6],
    ]);
  });

  test('a score that could not be measured is told apart from one that was not asked for', () => {
    const { parts } = firstOf(without(three({ ...GOOD, time: NaN }), ['noiseTest'])).robustness;
    expect(parts.map(({ because }) => because)).toEqual([
      undefined,
      undefined,
      'it could not be measured',
      undefined,
      'not tested',
    ]);
  });
});

describe('value', () => {
  test('customers without a purchase count as worth nothing, so that mean times size is the total', () => {
    const findings = three(GOOD);
    const clv = Float64Array.from(findings.segmentation.labels, (_, row) => (row % 4 === 0 ? 1000 : NaN));
    expect(firstOf({ ...findings, value: valueOf(clv) })).toMatchObject({
      meanClv: 250,
      totalClv: 50_000,
      valuedCustomers: 50,
    });
  });

  test.each([
    ['estimates that are infinite', Infinity],
    ['sums beyond reckoning', 1e300],
    ['nothing but missing values', NaN],
  ])('%s make a value unknown, never a number that is none', (_, clv) => {
    const verdict = firstOf(three({ ...GOOD, clv }));
    expect(verdict).toMatchObject({ meanClv: undefined, totalClv: undefined, disposition: 'Monitor' });
    expect(verdict.economics).toMatchObject({ gain: undefined, roi: undefined });
    expect(verdict.economics.because).toMatch(/^(?:none of its customers|the values)/);
  });

  test('purchases without amounts have no value, for that reason', () => {
    const findings = three(GOOD);
    const value = present(findings.value, 'the value');
    const { economics } = firstOf({ ...findings, value: { ...value, clv: value.clv.map(() => NaN) } });
    expect(economics.because).toBe('the data hold no amounts');
  });

  test('a table without purchases has costs and no return', () => {
    const { economics, criteria, disposition } = firstOf(without(three(GOOD), ['value']));
    expect(economics).toMatchObject({ roi: undefined, because: 'customer value was not estimated' });
    expect(economics.cost.median).toBeGreaterThan(0);
    expect(criteria.filter(({ outcome }) => outcome === 'not tested').map(({ setting }) => setting)).toEqual([
      'validation.minTotalClv',
      'validation.minRoi',
      'validation.minMeanClv',
      'validation.maxCostRatio',
    ]);
    expect(disposition).toBe('Monitor');
  });

  test('negative values are rejected with numbers, and no NaN', () => {
    const { disposition, economics } = firstOf(three({ ...GOOD, clv: -20 }));
    expect(disposition).toBe('Reject');
    const { roi, gain } = economics;
    for (const range of [roi, gain]) {
      const { low, median, high } = present(range, 'a range');
      expect(low < median && median < high && high < 0).toBe(true);
    }
    expect(economics).toMatchObject({ profitable: 0, breakEvenLift: undefined, sampleSize: undefined });
  });
});

describe('economics', () => {
  test('are the same for the same seed, and others for another within the error of the draws', () => {
    const findings = three(GOOD);
    const roi = (seed: number) =>
      present(judgeSegments(findings, THRESHOLDS, [], seed)[0]?.economics.roi, 'roi');
    expect(roi(SEED)).toEqual(roi(SEED));
    expect(roi(1)).not.toEqual(roi(2));
    expect(Math.abs(roi(1).median - roi(2).median)).toBeLessThan(0.05 * (1 + roi(1).median));
  });

  test('follow the closed form where the ranges are points', () => {
    const economics = {
      costLow: 4,
      costHigh: 4,
      liftLow: 0.1,
      liftHigh: 0.1,
      marginLow: 0.5,
      marginHigh: 0.5,
    };
    const [verdict] = judgeSegments(
      three({ ...GOOD, size: 100, clv: 240 }),
      { ...THRESHOLDS, economics },
      [],
      SEED,
    );
    const found = present(verdict, 'a verdict').economics;
    for (const each of ['low', 'median', 'high'] as const) {
      expect(found.cost[each]).toBeCloseTo(400, 9);
      expect(found.gain?.[each]).toBeCloseTo(1200, 9);
      expect(found.roi?.[each]).toBeCloseTo(2, 9);
    }
    expect(found.profitable).toBe(1);
    expect(found.breakEvenLift).toBeCloseTo(4 / 120, 12);
    expect(found.costRatio).toBeCloseTo(4 / 120, 12);
  });

  test('a sample of the stated size tells the lift with power 80 %', () => {
    const findings = three(GOOD);
    const clv = Float64Array.from(findings.segmentation.labels, (_, row) => (row % 2 === 0 ? 300 : 700));
    const [verdict] = verdictsOn({ ...findings, value: valueOf(clv) });
    const variance = (200 * 200 * 200) / 199;
    const difference = 0.06 * 500;
    expect(verdict?.economics.sampleSize).toBe(
      Math.ceil((2 * (1.959963984540054 + 0.8416212335729143) ** 2 * variance) / difference ** 2),
    );
  });

  test('state no return where addressing costs nothing', () => {
    const free = { ...THRESHOLDS.economics, costLow: 0, costHigh: 0 };
    const [verdict] = judgeSegments(three(GOOD), { ...THRESHOLDS, economics: free }, [], SEED);
    expect(verdict?.economics).toMatchObject({
      roi: undefined,
      costRatio: 0,
      because: 'addressing costs nothing',
    });
    expect(verdict?.disposition).toBe('Monitor');
  });
});

describe('who, what, when, how', () => {
  const outcomes = (findings: Findings) => firstOf(findings).dimensions.map(({ outcome }) => outcome);

  test('hold by a contrast each, and how people browse says none of them', () => {
    expect(
      outcomes(three({ effects: { monetary: -0.6, views_per_session: 3, weekend_share: 1.8 } })),
    ).toEqual(['pass', 'fail', 'pass', 'fail']);
    expect(firstOf(three({ effects: { weekend_share: -1.2 } })).dimensions[2]?.by).toBe(
      'Weekend share, d = −1.2',
    );
    expect(firstOf(three({ effects: { weekend_share: 1.8 } })).dimensions[2]).toMatchObject({
      by: 'Weekend share, d = 1.8',
      value: 1.8,
      threshold: 0.5,
      setting: 'actionability.minEffect',
      nearest: undefined,
    });
  });

  test('are not tested where the data hold nothing that could say it', () => {
    const columns = COLUMNS.slice(0, 2);
    expect(outcomes(findingsOfSegments([GOOD, GOOD, GOOD], { columns }))).toEqual([
      'pass',
      'not tested',
      'not tested',
      'not tested',
    ]);
    const nothing = findingsOfSegments([GOOD, GOOD, GOOD], { columns: COLUMNS.slice(1, 2) });
    expect(criterionOf(firstOf(nothing).criteria, 'minDimensions').outcome).toBe('not tested');
    expect(firstOf(nothing).disposition).toBe('Monitor');
  });

  test('hold by the lift of a category, which its absence elsewhere turns into a fail', () => {
    const contrast = {
      feature: 'main_channel',
      title: 'Main channel',
      unit: 'share',
      kind: 'category',
      category: 'mail',
      inside: 0.6,
      outside: 0.3,
      effect: 2,
      members: 200,
    } as const;
    const findings = findingsOfSegments([{ ...GOOD, contrasts: [contrast] }, GOOD, GOOD], {
      columns: COLUMNS.slice(0, 1),
    });
    const [first, second] = verdictsOn(findings);
    expect(first?.dimensions[3]).toMatchObject({
      outcome: 'pass',
      kind: 'lift',
      by: 'Main channel mail, lift = 2',
    });
    expect(second?.dimensions[3]).toMatchObject({ outcome: 'fail', by: undefined });
  });
});

describe('thresholds', () => {
  const segment: fc.Arbitrary<SegmentLike> = fc.record({
    size: fc.integer({ min: 1, max: 300 }),
    clv: fc.oneof(fc.double({ min: -50, max: 3000, noNaN: true }), fc.constant(NaN)),
    sampling: fc.double({ min: 0, max: 1, noNaN: true }),
    features: fc.double({ min: 0, max: 1 }),
    time: fc.double({ min: 0, max: 1 }),
    effects: fc.record({
      monetary: fc.double({ min: -2, max: 2 }),
      weekend_share: fc.double({ min: -2, max: 2 }),
    }),
  });
  const names = Object.keys(validation.settings) as (keyof typeof validation.settings)[];
  const onStep = ({ min, max, step }: NumberSetting) =>
    fc
      .integer({ min: 0, max: Math.min(5000, Math.floor((max - min) / step)) })
      .map((steps) => min + steps * step);

  test('never make a failing criterion pass by growing stricter', () => {
    const asked = fc.constantFrom(...names).chain((name) =>
      fc.record({
        name: fc.constant(name),
        a: onStep(validation.settings[name]),
        b: onStep(validation.settings[name]),
      }),
    );
    fc.assert(
      fc.property(segment, asked, (like, { name, a, b }) => {
        const prepared = prepareJudgement(three(like), THRESHOLDS.economics, SEED);
        const outcome = (threshold: number) => {
          const thresholds = { ...THRESHOLDS, validation: { ...THRESHOLDS.validation, [name]: threshold } };
          return criterionOf(present(judge(prepared, thresholds, [])[0], 'a verdict').criteria, name);
        };
        const strictest = outcome(0).sign === '≥' ? Math.max(a, b) : Math.min(a, b);
        const lenient = outcome(a === strictest ? b : a).outcome;
        expect([outcome(strictest).outcome, lenient]).not.toEqual(['pass', 'fail']);
      }),
    );
  });

  test('the nearest setting passes, the next stricter one does not, and it is one the form can hold', () => {
    fc.assert(
      fc.property(segment, (like) => {
        const prepared = prepareJudgement(three(like), THRESHOLDS.economics, SEED);
        for (const { setting, nearest, sign } of judge(prepared, THRESHOLDS, [])[0]?.criteria ?? []) {
          if (nearest === undefined) continue;
          const name = setting.replace('validation.', '') as (typeof names)[number];
          const { schema, step, min, max } = validation.settings[name];
          const at = (threshold: number) => {
            const thresholds = { ...THRESHOLDS, validation: { ...THRESHOLDS.validation, [name]: threshold } };
            return criterionOf(judge(prepared, thresholds, [])[0]?.criteria ?? [], name).outcome;
          };
          const stricter = sign === '≥' ? nearest + step : nearest - step;
          expect(schema.safeParse(nearest).success).toBe(true);
          expect(at(nearest)).toBe('pass');
          if (stricter >= min && stricter <= max) expect(at(stricter)).toBe('fail');
        }
      }),
    );
  });

  test('the nearest setting of a handle passes', () => {
    fc.assert(
      fc.property(segment, (like) => {
        const prepared = prepareJudgement(three(like), THRESHOLDS.economics, SEED);
        for (const { setting, nearest, name } of judge(prepared, THRESHOLDS, [])[0]?.dimensions ?? []) {
          if (nearest === undefined) continue;
          const asked = setting.replace('actionability.', '') as keyof typeof actionability.settings;
          expect(actionability.settings[asked].schema.safeParse(nearest).success).toBe(true);
          const thresholds = {
            ...THRESHOLDS,
            actionability: { ...THRESHOLDS.actionability, [asked]: nearest },
          };
          const moved = judge(prepared, thresholds, [])[0]?.dimensions.find((each) => each.name === name);
          expect(moved?.outcome).toBe('pass');
        }
      }),
    );
  });

  test('are judged from a few numbers per segment, whatever the number of customers', () => {
    const sizes = [10, 3000];
    const lengths = sizes.map((size) => {
      const findings = findingsOfSegments(new Array<SegmentLike>(15).fill({ ...GOOD, size }));
      return JSON.stringify(prepareJudgement(findings, THRESHOLDS.economics, SEED)).length;
    });
    expect(Math.abs(lengths[1]! - lengths[0]!)).toBeLessThan(0.1 * lengths[0]!);
    expect(lengths[1]).toBeLessThan(40_000);
  });
});
