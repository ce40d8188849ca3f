import { expect, test } from 'vitest';
import { judgeSegments } from '../../../src/pipelines/segmentation/judgement/judge-segments.ts';
import { dispositionWords } from '../../../src/ui/validation/validation-words.ts';
import {
  findingsOfSegments,
  GOOD,
  THRESHOLDS,
} from '../../pipelines/segmentation/judgement/findings-fixture.ts';

test('the lead counts what is to be done, in order, and what was decided by hand', () => {
  const findings = findingsOfSegments([GOOD, { ...GOOD, size: 5 }, { ...GOOD, time: 0.4 }, GOOD]);
  const words = (overrides: Parameters<typeof judgeSegments>[2]) =>
    dispositionWords(judgeSegments(findings, THRESHOLDS, overrides, 1));
  expect(words([])).toBe('Of 4 segments, activate 2, review 1 and reject 1');
  expect(words([{ segment: 1, disposition: 'Monitor', note: '' }])).toBe(
    'Of 4 segments, activate 2, monitor 1 and review 1 (1 decided by hand)',
  );
});

test('a single answer for all segments is said as such', () => {
  const findings = findingsOfSegments([GOOD, GOOD, GOOD]);
  expect(dispositionWords(judgeSegments(findings, THRESHOLDS, [], 1))).toBe('Of 3 segments, activate all 3');
});
