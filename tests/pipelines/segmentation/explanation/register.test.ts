import { describe, expect, test } from 'vitest';
import { certaintyOf, runCertainty } from '../../../../src/pipelines/segmentation/explanation/register.ts';
import type {
  RobustnessPart,
  SegmentRobustness,
} from '../../../../src/pipelines/segmentation/judgement/verdict.ts';
import { tierOf } from '../../../../src/pipelines/segmentation/sensitivity/tiers.ts';

type Robustness = Pick<SegmentRobustness, 'tier' | 'parts'>;

function tested(scores: Partial<Record<RobustnessPart['name'], number>>, nullP95?: number): Robustness {
  const parts = Object.entries(scores).map(([name, score]) => ({
    name: name as RobustnessPart['name'],
    title: name,
    score,
    tier: tierOf(score),
    nullP95,
    because: undefined,
  }));
  const worst = Math.min(...Object.values(scores));
  return { tier: Object.keys(scores).length === 0 ? undefined : tierOf(worst), parts };
}

describe('the weakest evidence decides how sure a text may sound', () => {
  test.each([
    ['clear', tested({ sampling: 0.9, time: 0.8 }), 'confident'],
    ['clear', tested({ sampling: 0.9, time: 0.8 }, 0.6), 'confident'],
    ['clear', tested({ sampling: 0.9, time: 0.7 }), 'suggests'],
    ['clear', tested({ sampling: 0.9, time: 0.5 }), 'preliminary'],
    ['clear', tested({ sampling: 0.9 }, 0.95), 'suggests'],
    ['clear', tested({ restarts: 1 }), 'suggests'],
    ['clear', tested({}), 'preliminary'],
    ['weak', tested({ sampling: 0.9 }), 'suggests'],
    ['none', tested({ sampling: 0.99 }), 'preliminary'],
    ['not tested', tested({ sampling: 0.99 }), 'preliminary'],
  ] as const)('structure %s, %j: %s', (structure, robustness, register) => {
    expect(certaintyOf(structure, robustness).register).toBe(register);
  });
});

describe('a run is as sure as most of its segments', () => {
  const good = tested({ sampling: 0.9 });
  const doubtful = tested({ sampling: 0.7 });
  const bad = tested({ sampling: 0.4 });

  test.each([
    ['clear', [good, good, doubtful], 'confident'],
    ['clear', [good, good, bad], 'suggests'],
    ['clear', [bad, bad, good], 'preliminary'],
    ['weak', [good, good], 'suggests'],
    ['none', [good, good], 'preliminary'],
    ['clear', [tested({}), tested({})], 'preliminary'],
  ] as const)('structure %s: %#', (structure, segments, register) => {
    expect(runCertainty(structure, segments).register).toBe(register);
  });
});
