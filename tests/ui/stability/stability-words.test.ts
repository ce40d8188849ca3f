import { expect, test } from 'vitest';
import type { SegmentVerdict } from '../../../src/pipelines/segmentation/judgement/verdict.ts';
import type { Tier } from '../../../src/pipelines/segmentation/sensitivity/tiers.ts';
import { stabilityWords } from '../../../src/ui/stability/stability-words.ts';

function segment(tier: Tier | undefined, score = 0.9, nullP95 = 0.5): SegmentVerdict {
  const parts = [{ name: 'sampling', score, nullP95 }];
  return { robustness: { tier, parts } } as unknown as SegmentVerdict;
}

const ended = { structure: 'clear', running: false } as const;

test('counts the tiers in order', () => {
  const verdicts = [segment('doubtful'), segment('highly stable'), segment('highly stable')];
  expect(stabilityWords(verdicts, undefined, ended)).toBe(
    'Of 3 segments 2 are highly stable and 1 is doubtful.',
  );
});

test('does not call untested what is still being tested', () => {
  expect(stabilityWords([segment(undefined)], undefined, ended)).toBe('Of 1 segment 1 is not tested.');
  expect(stabilityWords([segment(undefined)], undefined, { ...ended, running: true })).toContain(
    'being tested',
  );
});

test('hedges where a cloud does as well, and where the data show no structure', () => {
  const words = stabilityWords([segment('stable', 0.8, 0.87), segment('stable')], undefined, {
    structure: 'none',
    running: false,
  });
  expect(words).toBe(
    'Of 2 segments all 2 are stable; 1 comes back no better than pieces of one cloud; the data show no clear structure.',
  );
});
