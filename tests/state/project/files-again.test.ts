import { expect, test } from 'vitest';
import type { ImportPlan } from '../../../src/io/import-plan.ts';
import { filesAgain } from '../../../src/state/project/files-again.ts';

/** As much of a plan as counts here. */
const planOf = (fileName: string, more: object = {}): ImportPlan =>
  ({ fileName, ...more }) as unknown as ImportPlan;

const PLAN = planOf('a.csv, b.csv', {
  together: {
    files: [
      { from: 40, to: 43, plan: planOf('a.csv') },
      { from: 10, to: 12, plan: planOf('member.csv') },
      { from: 10, to: 12, plan: planOf('other member.csv') },
    ],
    lookup: { from: 90, to: 93, plan: planOf('products.csv'), key: 'id', ownKey: 'id' },
  },
});

const products = new File(['ppp'], 'products.csv');
const a = new File(['aaa'], 'a.csv');
const archive = new File(['zz'], 'both.zip');
const stranger = new File(['stranger'], 'stranger.csv');

test('files that were read together are found among those given, in any order, and stand where the plan says', async () => {
  const again = filesAgain(PLAN, [stranger, products, archive, a])!;
  expect(await again.file.text()).toBe('aaazzppp');
  const { files, lookup } = again.plan.together!;
  expect([...files, lookup!].map(({ from, to }) => [from, to])).toEqual([
    [0, 3],
    [3, 5],
    [3, 5],
    [5, 8],
  ]);
});

test('nothing is read while one of them is missing', () => {
  expect(filesAgain(PLAN, [products, a])).toBeUndefined();
});

test('a plan of one file takes the first file as it is', () => {
  expect(filesAgain(planOf('a.csv'), [a, archive])).toEqual({ file: a, plan: planOf('a.csv') });
});
