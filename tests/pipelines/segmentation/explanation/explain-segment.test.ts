import { describe, expect, test } from 'vitest';
import { explainRun } from '../../../../src/pipelines/segmentation/explanation/explain-run.ts';
import { explainSegment } from '../../../../src/pipelines/segmentation/explanation/explain-segment.ts';
import { plainText } from '../../../../src/pipelines/segmentation/explanation/prose.ts';
import type { SegmentVerdict } from '../../../../src/pipelines/segmentation/judgement/verdict.ts';
import type { ReportInput } from '../../../../src/pipelines/segmentation/report/report-input.ts';
import { reportInput, withStructure } from '../report/report-fixture.ts';

const weak = await reportInput({ tests: true });
const clear = withStructure(weak, 'clear');
const none = withStructure(weak, 'none');

/** The answer to one question on the first segment, which the tests found highly stable. */
function answer(input: ReportInput, question: string, changes: Partial<SegmentVerdict> = {}): string {
  const { answers } = explainSegment(input.findings, { ...input.verdicts[0]!, ...changes });
  return plainText(answers.find((each) => each.question === question)?.text ?? []);
}

describe('the same numbers are said as surely as the evidence allows', () => {
  test.each([
    ['confident', clear, 'Against all other customers they have'],
    ['suggests', withStructure(weak, 'weak'), 'The data suggest customers who'],
    ['preliminary', none, 'On a first look, which further data may not bear out'],
  ] as const)('%s', (register, input, words) => {
    expect(explainSegment(input.findings, input.verdicts[0]!).certainty.register).toBe(register);
    expect(answer(input, 'Who they are')).toContain(words);
  });

  test('what to do follows as well', () => {
    const activate = { disposition: 'Activate' } as const;
    const suggested = withStructure(weak, 'weak');
    expect(answer(clear, 'What to do next', activate)).toContain('Address it, with a control group');
    expect(answer(suggested, 'What to do next', activate)).toContain('Address a part of it first');
    expect(answer(none, 'What to do next', activate)).toContain('Do not act on it as a group');
  });
});

test('stability is told with its numbers, the null band and the worst test', () => {
  const text = answer(clear, 'How sure this is');
  expect(text).toContain(
    'a mean Jaccard of 0.93 (0.85–0.98), above the 0.58 that pieces of data without segments reach',
  );
  expect(text).toContain('In its worst test the segment is highly stable');
});

test('what data without segments reach as well is not called more', () => {
  const robustness = clear.verdicts[0]!.robustness;
  const parts = robustness.parts.map((part) => ({ ...part, nullP95: 0.97 }));
  const text = answer(clear, 'How sure this is', { robustness: { ...robustness, parts } });
  expect(text).toContain(
    'which pieces of data without segments reach as well (0.97, 95% quantile), so that it proves nothing here',
  );
});

test('what a single feature may explain is told apart from what one cloud does', () => {
  const robustness = { ...clear.verdicts[0]!.robustness, copulaP95: 0.98 };
  expect(answer(clear, 'How sure this is', { robustness })).toContain(
    'though not above the 0.98 of copies with the same distribution of each feature: a single feature may be all',
  );
  expect(answer(clear, 'How sure this is')).not.toContain('single feature');
});

test('a trial that the segment is too small for is said to be so', () => {
  const { economics } = clear.verdicts[0]!;
  const text = answer(clear, 'What to do next', {
    disposition: 'Activate',
    economics: { ...economics, sampleSize: 5000 },
  });
  expect(text).toContain('5,000 customers in each of two arms, more than the');
});

test('without customer value nothing is claimed of it', () => {
  const { value: _, ...findings } = clear.findings;
  const text = answer({ ...clear, findings }, 'What they are worth');
  expect(text).toContain('What they will be worth was not tested.');
});

describe('the run in one sentence', () => {
  test.each([
    [clear, /^3 segments, clear structure; 1 highly stable, 1 stable and 1 doubtful\.$/],
    [none, /^3 segments, no clear structure; /],
  ] as const)('%#', (input, sentence) => {
    expect(plainText(explainRun(input.findings, input.verdicts).headline)).toMatch(sentence);
  });
});
