import { expect, test } from 'vitest';
import { createCustomerReader } from '../../../../src/io/customer-reader.ts';
import { editPlan } from '../../../../src/io/edit-plan.ts';
import { fed, previewOf } from '../../../io/read-file.ts';
import { TIER_BOUNDS } from '../../../../src/pipelines/segmentation/sensitivity/tiers.ts';
import { hasSharedData } from '../../../shared-data.ts';
import { type Run, runSegmentation } from '../run-segmentation.ts';
import { ALL_TESTS } from './tested-table.ts';

/** A set of the Fundamental Clustering Problems Suite (Ultsch 2005), cut into k and shaken. */
function shakeSet(name: string, features: readonly string[], k: number): Promise<Run> {
  const file = `customers/fcps/${name}.csv`;
  const { preview, bytes } = previewOf(file);
  const reader = createCustomerReader(editPlan(preview, { kind: 'customers', features }));
  return runSegmentation({
    changes: {
      source: { kind: 'customers' },
      clustering: { choice: 'fixed', k },
      structure: { test: false },
      sensitivity: { ...ALL_TESTS, replicates: 50 },
    },
    given: { importedCustomers: { value: { fileName: file, ...fed(reader, bytes) }, key: file } },
  });
}

const THREE = ['x1', 'x2', 'x3'];

test.skipIf(!hasSharedData).each([
  ['hepta', THREE, 7],
  ['tetra', THREE, 4],
  ['twodiamonds', ['x1', 'x2'], 2],
] as const)('the clusters of %s are highly stable', { timeout: 60_000 }, async (name, features, k) => {
  const { sampling, featureTest, restartTest, noiseTest, nullTest } = (await shakeSet(name, features, k))
    .artifacts;
  expect(sampling!.segments).toHaveLength(k);
  for (const { mean } of sampling!.segments) expect(mean).toBeGreaterThanOrEqual(TIER_BOUNDS.high);
  for (const scores of [restartTest!.segments, noiseTest!.segments]) {
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(TIER_BOUNDS.high);
  }
  expect(Math.min(...sampling!.segments.map(({ mean }) => mean))).toBeGreaterThan(nullTest!.sampling!.p95);
  expect(featureTest!.segments.every((score) => Number.isNaN(score))).toBe(true);
});

test.skipIf(!hasSharedData)(
  'the pieces of golfball, a ball without clusters, dissolve and stay within the null band',
  { timeout: 120_000 },
  async () => {
    const { sampling, nullTest } = (await shakeSet('golfball', THREE, 4)).artifacts;
    for (const { mean, dissolved } of sampling!.segments) {
      expect(mean).toBeLessThan(TIER_BOUNDS.doubtful);
      expect(mean).toBeLessThan(nullTest!.sampling!.p95);
      expect(dissolved).toBeGreaterThan(0.2);
    }
    expect(nullTest).toMatchObject({ rows: 2000, warnings: [{ code: 'copies-are-smaller' }] });
  },
);
