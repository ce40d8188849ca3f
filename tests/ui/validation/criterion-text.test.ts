import { expect, test } from 'vitest';
import { askedText, marginText, reachedText } from '../../../src/ui/validation/criterion-text.ts';

const jaccard = { sign: '≥', threshold: 0.6, unit: 'Jaccard' } as const;

test.each([
  [{ ...jaccard, value: 0.91 }, '0.91', '≥ 0.60'],
  [{ ...jaccard, value: 0.6 }, '0.60', '≥ 0.60'],
  [{ ...jaccard, value: undefined }, '—', '≥ 0.60'],
  [{ sign: '≤', threshold: 0.5, unit: 'share', value: 0.328 } as const, '33%', '≤ 50%'],
  [{ sign: '≥', threshold: 1, unit: 'of 4', value: 3 } as const, '3 of 4', '≥ 1 of 4'],
  [{ sign: '≥', threshold: 10, unit: 'customers', value: 1234 } as const, '1,234', '≥ 10'],
  [{ sign: '≥', threshold: 0.5, unit: 'profit per cost', value: -0.25 } as const, '−0.25', '≥ 0.5'],
])('%o reads %s against %s', (criterion, reached, asked) => {
  expect([reachedText(criterion), askedText(criterion)]).toEqual([reached, asked]);
});

test('a value just short of the threshold reads differently from it', () => {
  const short = { ...jaccard, value: 0.5998 };
  expect(reachedText(short)).not.toBe(reachedText({ ...jaccard, value: 0.6 }));
  expect(`≥ ${reachedText(short)}`).not.toBe(askedText(short));
  const share = { sign: '≤', threshold: 0.5, unit: 'share', value: 0.50004 } as const;
  expect(`≤ ${reachedText(share)}`).not.toBe(askedText(share));
});

test.each([
  [0.12, 'Jaccard', '+0.12'],
  [-0.35, 'Jaccard', '−0.35'],
  [0, 'Jaccard', '0.00'],
  [-0.0002, 'Jaccard', '−0.0002'],
  [2, 'of 4', '+2'],
  [undefined, 'share', '—'],
])('a margin of %s in %s reads %s', (margin, unit, text) => {
  expect(marginText({ margin, unit })).toBe(text);
});
