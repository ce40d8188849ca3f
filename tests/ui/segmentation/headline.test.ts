import { describe, expect, test } from 'vitest';
import { headline } from '../../../src/ui/segmentation/headline.ts';

const choice = { chosen: 5, structure: 'weak', reason: 'Because.' } as const;

describe('the answer of the page', () => {
  test('says how many, whether that is structure, and why', () => {
    expect(headline(choice, 5)).toEqual({ answer: '5 segments', structure: 'weak', evidence: 'Because.' });
  });

  test('a k that is not the recommended one says so', () => {
    expect(headline(choice, 6).answer).toBe('6 segments shown, 5 recommended');
  });
});
