import { expect, test } from 'vitest';
import { crossTable } from '../../../src/ui/compare/cross-table.ts';

test('customers are counted by both labels, and movers are those off the majority of their row', () => {
  const from = Uint8Array.of(0, 0, 0, 1, 1, 1, 1);
  const to = Uint8Array.of(0, 0, 1, 2, 2, 1, 2);
  const table = crossTable(from, 2, to, 3);
  expect([...table.counts]).toEqual([2, 1, 0, 0, 1, 3]);
  expect(table.mainTarget).toEqual([0, 2]);
  expect(table.movers).toBe(2);
});

test('nobody moves between a segmentation and itself', () => {
  const labels = Uint8Array.of(0, 1, 2, 1, 0);
  expect(crossTable(labels, 3, labels, 3).movers).toBe(0);
});
