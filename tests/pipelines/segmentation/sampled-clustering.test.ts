import { describe, expect, test } from 'vitest';
import { adjustedRandIndex } from '../../../src/kernels/rand-index.ts';
import { resultDocument } from '../../../src/pipelines/segmentation/result.ts';
import { sampleWords } from '../../../src/pipelines/segmentation/explanation/sample-words.ts';
import { planted } from '../../kernels/planted.ts';
import { disorderlyPool } from './disorderly-pool.ts';
import { givenTable, runSegmentation } from './run-segmentation.ts';

const ROWS = 4000;
const matrix = planted(ROWS, 3, 4, 8, 3);
const columns = Object.fromEntries(
  ['a', 'b', 'c'].map((name, j) => [name, Array.from({ length: ROWS }, (_, i) => matrix.values[i * 3 + j]!)]),
);
const truth = Uint8Array.from({ length: ROWS }, (_, row) => row % 4);

function run(clustering: object, pool?: ReturnType<typeof disorderlyPool>) {
  return runSegmentation({
    changes: {
      source: { kind: 'customers' },
      clustering: { choice: 'fixed', k: 4, restarts: 4, ...clustering },
      structure: { test: false },
      sensitivity: { sample: true },
    },
    given: givenTable(columns),
    ...(pool === undefined ? {} : { pool }),
  });
}

describe('clustering a sample', () => {
  test('assigns everyone, finds what is planted, and says how far it agrees with clustering all', async () => {
    const settings = { sample: 'sample', sampleRows: 1000 };
    const { artifacts, reports, config } = await run(settings);
    const { labels } = artifacts.sweep!.fits[0]!;
    expect(labels).toHaveLength(ROWS);
    expect(adjustedRandIndex(labels, truth)).toBeGreaterThan(0.95);
    expect(artifacts.sampleCheck).toMatchObject({ k: 4, rows: ROWS, sampled: 1000, made: 'sample' });
    const { withAll, betweenSamples } = artifacts.sampleCheck!.agreement!;
    expect(withAll).toBeGreaterThan(0.95);
    expect(betweenSamples).toBeGreaterThan(0.95);
    expect(resultDocument(artifacts, reports, config, 'test')!.kSelection.sample).toEqual({
      made: 'sample',
      customers: ROWS,
      sampled: 1000,
      ariWithAll: withAll,
      ariBetweenSamples: betweenSamples,
    });
    const apart = await run(settings, disorderlyPool(3));
    expect(apart.artifacts.sweep).toEqual(artifacts.sweep);
    expect(apart.artifacts.sampleCheck).toEqual(artifacts.sampleCheck);
  });

  test('costs nothing where it is switched off, and the result says that it was not tested', async () => {
    const { artifacts, reports, config } = await runSegmentation({
      changes: {
        source: { kind: 'customers' },
        clustering: { choice: 'fixed', k: 4, restarts: 1, sampleRows: 1000 },
        structure: { test: false },
        sensitivity: { sample: false },
      },
      given: givenTable(columns),
    });
    expect(artifacts.sampleCheck).toBeUndefined();
    const report = reports.find(({ name }) => name === 'sampleCheck');
    expect(report).toMatchObject({ status: 'skipped', reason: 'not tested' });
    const sample = resultDocument(artifacts, reports, config, 'test')!.kSelection.sample;
    expect([sample?.ariWithAll, sample?.ariBetweenSamples]).toEqual([undefined, undefined]);
  });

  test('is measured beside a run on all customers, whose segments it leaves alone', async () => {
    const all = await run({ sampleRows: 1000 });
    const more = await run({ sampleRows: ROWS });
    expect(all.artifacts.sweep).toEqual(more.artifacts.sweep);
    expect(all.artifacts.sampleCheck!.agreement!.withAll).toBeGreaterThan(0.95);
    expect(more.artifacts.sampleCheck!.agreement).toBeUndefined();
    expect(sampleWords(more.artifacts.sampleCheck!)).toBeUndefined();
    expect(
      sampleWords({ ...all.artifacts.sampleCheck!, agreement: { withAll: 0.9876, betweenSamples: 0.5 } }),
    ).toBe(
      'Sampled clustering agrees ARI 0.988 with clustering all customers, with 1,000 of 4,000 customers clustered at 4 segments and everyone given to the nearest centre; two samples drawn apart agree ARI 0.500. The segments shown are those of all customers.',
    );
  });
});

test('mini-batches find what is planted, and the result says that it is no optimum', async () => {
  const { artifacts } = await run({ engine: 'mini-batch' });
  expect(adjustedRandIndex(artifacts.sweep!.fits[0]!.labels, truth)).toBeGreaterThan(0.95);
  expect(artifacts.sweep!.warnings.map(({ code }) => code)).toEqual(['exploration']);
});
