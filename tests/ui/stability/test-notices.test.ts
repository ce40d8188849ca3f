import { expect, test } from 'vitest';
import { testNotices } from '../../../src/ui/stability/test-notices.ts';

test('a sentence of several tests is told once, after their titles', () => {
  const sampled = { code: 'tested-on-sample', message: 'Tested on 20,000 of 60,000 customers.' };
  const failed = { code: 'too-few-distinct', message: '1 of 50 replicates was not scored.' };
  expect(
    testNotices([
      { title: 'Customers drawn again', warnings: [failed] },
      { title: 'Other starts', warnings: [sampled] },
      { title: 'Noise', warnings: [sampled] },
      { title: 'Other periods', warnings: [] },
    ]),
  ).toEqual([
    { ...failed, message: `Customers drawn again: ${failed.message}` },
    { ...sampled, message: `Other starts, Noise: ${sampled.message}` },
  ]);
});
