import { expect, test } from 'vitest';
import type { ComparedRun } from '../../../../src/pipelines/segmentation/comparison/compared-run.ts';
import { compareRuns } from '../../../../src/pipelines/segmentation/comparison/compare-runs.ts';
import {
  moverReasons,
  type MoverReasons,
} from '../../../../src/pipelines/segmentation/comparison/mover-reasons.ts';
import type { FeaturePreparation } from '../../../../src/pipelines/segmentation/preparation/features.ts';

const atOnce = (): Promise<void> => Promise.resolve();

const AS_IT_IS: FeaturePreparation = {
  name: 'orders',
  title: 'Orders',
  group: 'table',
  missing: 0,
  fill: 0,
  logarithm: false,
  low: -1e9,
  high: 1e9,
  centre: 0,
  scale: 1,
  weight: 1,
};

function runOf(
  labels: readonly number[],
  columns: Readonly<Record<string, readonly number[]>>,
  preparation: ComparedRun['preparation'] = [AS_IT_IS],
): ComparedRun {
  return {
    ids: labels.map((_, row) => `c${row}`),
    labels: Uint8Array.from(labels),
    k: 2,
    columns: Object.entries(columns).map(([name, values]) => ({
      name,
      title: name,
      unit: '',
      values: Float32Array.from(values),
    })),
    preparation,
  };
}

async function reasonsFor(left: ComparedRun, right: ComparedRun): Promise<MoverReasons> {
  return await moverReasons(await compareRuns(left, right, atOnce), atOnce);
}

test('the largest changes come first, in standard deviations of the first run', async () => {
  const left = runOf([0, 0, 0, 1, 1], { orders: [0, 0, 0, 4, 4], days: [10, 30, 10, 30, 20] });
  const right = runOf([0, 0, 1, 1, 1], { orders: [0, 0, 4, 4, 4], days: [10, 30, 15, 30, 20] });
  const reasons = await reasonsFor(left, right);
  const reason = reasons.reasonOf(2);
  expect(reasons.changed).toBe(1);
  expect(reason.kind === 'features' && reason.changes.map(({ title }) => title)).toEqual(['orders', 'days']);
  const [orders] = reason.kind === 'features' ? reason.changes : [];
  expect(orders?.change).toBeCloseTo(4 / Math.sqrt((3 * 1.6 ** 2 + 2 * 2.4 ** 2) / 5), 6);
  expect(reasons.largest[0]).toBeCloseTo(orders?.change ?? NaN, 5);
});

test('a value that went missing comes first, and counts as a change without a measure', async () => {
  const left = runOf([0, 0, 1, 1, 1], { orders: [0, 0, 4, 4, 4] });
  const right = runOf([0, 0, 0, 1, 1], { orders: [0, 0, NaN, 4, 4] });
  const reasons = await reasonsFor(left, right);
  expect([...reasons.largest]).toEqual([0]);
  expect(reasons.changed).toBe(1);
  expect(reasons.reasonOf(2)).toMatchObject({ kind: 'features', changes: [{ before: 4, after: NaN }] });
});

test('where the features are the same, the distances to both centres say how the border moved', async () => {
  const values = { orders: [0, 1, 5, 8, 9] };
  const reasons = await reasonsFor(runOf([0, 0, 0, 1, 1], values), runOf([0, 0, 1, 1, 1], values));
  expect(reasons.changed).toBe(0);
  const reason = reasons.reasonOf(2);
  expect(reason.kind === 'borders' && [reason.toNew, reason.toFormer]).toEqual([
    expect.closeTo(22 / 3 - 5, 6),
    expect.closeTo(4.5, 6),
  ]);
});

test('without constants of the preparation no distance is made up', async () => {
  const values = { orders: [0, 1, 5, 8, 9] };
  const left = runOf([0, 0, 0, 1, 1], values, undefined);
  const right = { ...runOf([0, 0, 1, 1, 1], values), preparation: undefined };
  expect((await reasonsFor(left, right)).reasonOf(2)).toEqual({ kind: 'same' });
});
