import { expect, test } from 'vitest';
import { judgeSegments } from '../../../src/pipelines/segmentation/judgement/judge-segments.ts';
import type { Findings } from '../../../src/pipelines/segmentation/judgement/findings.ts';
import { decisionOf, reachedAt } from '../../../src/ui/thresholds/decision-words.ts';
import {
  findingsOfSegments,
  GOOD,
  THRESHOLDS,
} from '../../pipelines/segmentation/judgement/findings-fixture.ts';

const findings = findingsOfSegments([
  GOOD,
  { ...GOOD, size: 5 },
  { ...GOOD, time: 0.4, clv: NaN },
  { size: 7, time: 0.3 },
]);
const verdictsOn = (of: Findings) => judgeSegments(of, THRESHOLDS, [], 1);

test.each([
  ['validation.minSize', 'rejects 2 (2, 4)'],
  ['validation.maxShare', 'lets all pass'],
  ['validation.minTimeStability', 'warns of 2 (3, 4)'],
  ['validation.minTotalClv', 'lets 3 pass, 1 not tested'],
  ['actionability.minEffect', 'gives 3 segments a handle (1, 2, 3)'],
  ['actionability.minLift', 'gives no segment a handle'],
])('%s: %s', (path, words) => expect(decisionOf(path, verdictsOn(findings)).words).toBe(words));

test('a threshold that nothing was held against says so', () => {
  const { sampling: _, ...rest } = findings;
  expect(decisionOf('validation.minRobustness', verdictsOn(rest))).toEqual({
    kind: 'not tested',
    words: 'not tested',
  });
  expect(reachedAt('validation.minRobustness', verdictsOn(rest))).toEqual([]);
});

test('what each segment reached is told by segment', () => {
  expect(reachedAt('validation.minSize', verdictsOn(findings))).toEqual([
    { segment: 0, value: 200 },
    { segment: 1, value: 5 },
    { segment: 2, value: 200 },
    { segment: 3, value: 7 },
  ]);
});
