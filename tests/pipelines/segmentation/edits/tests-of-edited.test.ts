import { describe, expect, test } from 'vitest';
import { testsOfEdited } from '../../../../src/pipelines/segmentation/edits/tests-of-edited.ts';
import { madeTests } from '../report/made-tests.ts';
import { editsAfter, labelled, shownWith, SIX } from './edited-fixture.ts';

describe('tests of edited segments', () => {
  const { prediction: _prediction, ...made } = madeTests(6);
  const [half] = made.timeTest.windows;
  const tests = {
    ...made,
    sampling: { ...made.sampling, certainty: new Float32Array(SIX.labels.length).fill(0.5) },
    timeTest: {
      ...made.timeTest,
      windows: [{ ...half!, transitions: Float64Array.from({ length: 49 }, (_, at) => at) }],
    },
  };
  const merged = shownWith(editsAfter([{ kind: 'merge', into: 1, from: 4 }]), SIX);

  test('are those of the run while only names are edited', () => {
    const renamed = shownWith(editsAfter([{ kind: 'look', segment: 0, look: { name: 'a' } }]), SIX);
    expect(testsOfEdited(tests, renamed)).toBe(tests);
    expect(testsOfEdited(tests, labelled(Array.from(SIX.labels)))).toBe(tests);
  });

  test('hold for the segments that are left as they were, and not for merged ones', () => {
    const { sampling, featureTest, noiseTest, restartTest, timeTest } = testsOfEdited(tests, merged);
    const moved = (values: ArrayLike<number>) =>
      [0, 1, 2, 3, 5].map((from) => (from === 1 ? NaN : values[from]!));
    expect(sampling!.k).toBe(5);
    expect(sampling!.segments.map(({ mean }) => mean)).toEqual(
      moved(tests.sampling.segments.map(({ mean }) => mean)),
    );
    expect(sampling!.scores).toHaveLength((tests.sampling.scores.length / 6) * 5);
    expect([...featureTest!.segments]).toEqual(moved(tests.featureTest.segments));
    expect([...restartTest!.segments]).toEqual(moved(tests.restartTest.segments));
    expect([...timeTest!.segments]).toEqual(moved(tests.timeTest.segments));
    expect([...noiseTest!.segments]).toEqual(moved(tests.noiseTest.segments));
    expect(
      sampling!.certainty.every((share, row) => Number.isNaN(share) === [1, 4].includes(SIX.labels[row]!)),
    ).toBe(true);
  });

  test('count the same customers from segment to segment', () => {
    const { timeTest } = testsOfEdited(tests, merged);
    for (const [index, { transitions }] of timeTest!.windows.entries()) {
      const before = tests.timeTest.windows[index]!.transitions;
      expect(transitions).toHaveLength(36);
      expect(transitions.reduce((a, b) => a + b)).toBe(before.reduce((a, b) => a + b));
      expect(transitions[1 * 6 + 1]).toBe(before[8]! + before[11]! + before[29]! + before[32]!);
    }
  });
});
