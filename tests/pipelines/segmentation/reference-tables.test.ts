import { expect, test } from 'vitest';
import { createCustomerReader } from '../../../src/io/customer-reader.ts';
import { editPlan } from '../../../src/io/edit-plan.ts';
import { fed, previewOf } from '../../io/read-file.ts';
import { hasSharedData } from '../../shared-data.ts';
import { runSegmentation } from './run-segmentation.ts';

const UNTOUCHED = { logarithm: false, winsorise: 0, correlationLimit: 1 } as const;

const TABLES = [
  {
    file: 'customers/wholesale_customers.csv',
    features: ['Fresh', 'Milk', 'Grocery', 'Frozen', 'Detergents_Paper', 'Delicassen'],
    scaling: 'zscore',
    best: [1954.04163, 1604.0163, 1312.50221, 1058.75517, 915.513432],
  },
  {
    file: 'customers/labelled/iris.csv',
    features: undefined,
    scaling: 'none',
    best: [152.347952, 78.8514414, 57.2284732, 46.4461821, 39.0399872],
  },
  {
    file: 'customers/cc_general.csv.gz',
    features: undefined,
    scaling: 'zscore',
    best: [127784.301, 111973.375, 99061.9398, 91491.11, 84826.3938],
  },
] as const;

test.skipIf(!hasSharedData).each(TABLES)(
  '$file reaches the best known inertia within 0.1 % for k = 2 … 6',
  { timeout: 240_000 },
  async ({ file, features, scaling, best }) => {
    const { preview, bytes } = previewOf(file);
    const reader = createCustomerReader(
      editPlan(preview, { kind: 'customers', ...(features && { features }) }),
    );
    const run = await runSegmentation({
      changes: {
        source: { kind: 'customers' },
        features: { ...UNTOUCHED, scaling },
        clustering: { choice: 'auto', kMin: 2, kMax: 6 },
        structure: { test: false },
      },
      given: { importedCustomers: { value: { fileName: file, ...fed(reader, bytes) }, key: file } },
    });
    for (const [i, fit] of (run.artifacts.sweep?.fits ?? []).entries())
      expect(fit.inertia / best[i]!).toBeLessThan(1.001);
    expect(run.artifacts.sweep?.fits).toHaveLength(best.length);
  },
);
