import { describe, expect, test } from 'vitest';
import { rowsByCluster, rowsOfCluster } from '../../src/kernels/rows-by-cluster.ts';

describe('rowsByCluster', () => {
  test('puts the rows of each cluster together, ascending, and leaves an empty one empty', () => {
    const grouped = rowsByCluster(Uint8Array.of(2, 0, 2, 3, 0, 2), 5);
    const members = Array.from({ length: 5 }, (_, cluster) => Array.from(rowsOfCluster(grouped, cluster)));
    expect(members).toEqual([[1, 4], [], [0, 2, 5], [3], []]);
  });
});
