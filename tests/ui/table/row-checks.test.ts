import { expect, test } from 'vitest';
import { checkedShare } from '../../../src/ui/table/row-checks.ts';

test.each([
  [[], 'none'],
  [[0, 2], 'none'],
  [[1, 3], 'all'],
  [[1, 2], 'some'],
  [[2, 3, 0], 'some'],
] as const)('of the rows %j, with the rows 1 and 3 checked, %s are checked', (rows, share) => {
  expect(checkedShare(Uint32Array.from(rows), Uint8Array.of(0, 1, 0, 1))).toBe(share);
});
