import { expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { matrixFromRows } from '../../src/kernels/matrix.ts';
import { nearestNeighbours } from '../../src/kernels/nearest-neighbours.ts';
import { umap, type UmapOptions } from '../../src/kernels/umap.ts';

const GROUPS = 3;
const random = randomStream(7, 'umap');
const rows = Array.from({ length: 120 }, (_, row) =>
  Array.from({ length: 5 }, (__, column) => (column === row % GROUPS ? 12 : 0) + random.normal()),
);
const matrix = matrixFromRows(rows);

function options(change: Partial<UmapOptions> = {}): UmapOptions {
  const stream = randomStream(1, 'layout');
  return { neighbours: 10, minDist: 0.1, random: () => stream.unit(), giveWay: async () => {}, ...change };
}

test('neighbours are those that a full sort finds, each row first among its own', async () => {
  const { indices, distances } = await nearestNeighbours(matrix, 8, async () => {});
  for (const row of [0, 17, 119]) {
    const all = rows.map((other) => Math.hypot(...other.map((value, i) => value - rows[row]![i]!)));
    const sorted = all.map((_, i) => i).sort((a, b) => all[a]! - all[b]!);
    expect(indices[row]).toEqual(sorted.slice(0, 8));
    expect(distances[row]?.[7]).toBeCloseTo(all[sorted[7]!]!, 9);
  }
});

test('groups that lie far apart stay together, and one seed draws one picture', async () => {
  const { x, y } = await umap(matrix, options());
  const same = await umap(matrix, options());
  expect([...same.x, ...same.y]).toEqual([...x, ...y]);
  let together = 0;
  for (let i = 0; i < x.length; i++) {
    const distances = Array.from(x, (_, j) =>
      j === i ? Infinity : Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!),
    );
    if (distances.indexOf(Math.min(...distances)) % GROUPS === i % GROUPS) together++;
  }
  expect(together).toBe(120);
});

test('it tells how far it is, and ends when it is told to', async () => {
  const shares: number[] = [];
  const giveWay = async (share: number): Promise<void> => {
    shares.push(share);
    if (share > 0.6) throw new Error('enough');
  };
  await expect(umap(matrix, options({ giveWay }))).rejects.toThrow('enough');
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.length).toBeGreaterThan(10);
});
