import { describe, expect, test } from 'vitest';
import type { Segmentation } from '../../../src/pipelines/segmentation/model.ts';
import { headline } from '../../../src/ui/segmentation/headline.ts';

const choice = { chosen: 5, structure: 'weak', reason: 'Because.' } as const;
const shownOf = (k: number): Pick<Segmentation, 'k' | 'segments' | 'swept'> => ({ k, segments: [] });

describe('the answer of the page', () => {
  test('says how many, whether that is structure, and why', () => {
    expect(headline(choice, shownOf(5))).toEqual({
      answer: '5 segments',
      structure: 'weak',
      evidence: 'Because.',
    });
  });

  test('a k that is not the recommended one says so', () => {
    expect(headline(choice, shownOf(6)).answer).toBe('6 segments shown, 5 recommended');
    expect(headline({ ...choice, structure: 'none' }, shownOf(6)).answer).toBe('6 segments shown, 5 chosen');
  });
});
