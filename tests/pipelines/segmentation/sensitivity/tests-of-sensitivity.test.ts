import { describe, expect, test } from 'vitest';
import { type TaskPool, inPlacePool } from '../../../../src/engine/pool.ts';
import { matrixFromColumns, matrixFromRows, rowOf } from '../../../../src/kernels/matrix.ts';
import type { FeatureTest } from '../../../../src/pipelines/segmentation/sensitivity/artifacts.ts';
import { omissions } from '../../../../src/pipelines/segmentation/sensitivity/left-out.ts';
import { boundedFit } from '../../../../src/pipelines/segmentation/sensitivity/tested-fit.ts';
import { planted } from '../../../kernels/planted.ts';
import { disorderlyPool } from '../disorderly-pool.ts';
import { type Run, nextTurn } from '../run-segmentation.ts';
import { ALL_TESTS, shake } from './tested-table.ts';

const CLEAR = planted(200, 5, 4, 8, 3);
const CLOUD = planted(300, 6, 1, 0, 5);

const NAMES = ['sampling', 'featureTest', 'restartTest', 'noiseTest', 'nullTest'] as const;

function made(run: Run) {
  const { sampling, featureTest, restartTest, noiseTest, nullTest } = run.artifacts;
  if (sampling && featureTest && restartTest && noiseTest && nullTest) {
    return { sampling, featureTest, restartTest, noiseTest, nullTest };
  }
  throw new Error(JSON.stringify(run.outcome));
}

/** Two segments apart in the first of some columns, and noise in the others, tested without each. */
async function twoSteps(columns: number): Promise<FeatureTest> {
  const matrix = planted(120, columns, 1, 0, 2);
  for (let row = 0; row < matrix.rows; row++) matrix.values[row * columns]! += 20 * (row % 2);
  const run = await shake(matrix, { k: 2, sensitivity: { features: true } });
  return run.artifacts.featureTest!;
}

describe('tests of sensitivity', () => {
  test('cost nothing when they are off', async () => {
    const asked = new Set<string>();
    const place = inPlacePool(nextTurn);
    const pool: TaskPool = {
      size: 0,
      run(task, shared, inputs, options) {
        asked.add(task.name);
        return place.run(task, shared, inputs, options);
      },
    };
    const run = await shake(CLEAR, { k: 4, sensitivity: {}, pool });
    const reports = run.reports.filter(({ name }) => NAMES.some((each) => each === name));
    expect(reports).toHaveLength(NAMES.length);
    for (const report of reports) {
      expect(report).toMatchObject({ status: 'skipped', reason: 'not tested', ms: 0, bytes: 0 });
    }
    expect([...asked].filter((name) => /bootstrap|left-out|elsewhere|noise|null/.test(name))).toEqual([]);
  });

  test('are switched one by one, and nulls are put only through those that are on', async () => {
    const run = await shake(CLEAR, { k: 4, sensitivity: { noise: true, nulls: true, nullCopies: 2 } });
    expect(run.statuses).toMatchObject({
      sampling: 'skipped',
      featureTest: 'skipped',
      restartTest: 'skipped',
      noiseTest: 'computed',
      nullTest: 'computed',
    });
    const { sampling, features, restarts, noise } = run.artifacts.nullTest!;
    expect({ sampling, features, restarts }).toEqual({
      sampling: undefined,
      features: undefined,
      restarts: undefined,
    });
    expect(noise).toHaveLength(5);
    expect(run.artifacts.nullTest!.samplingOfCopula).toBeUndefined();
    const alone = await shake(CLEAR, { k: 4, sensitivity: { nulls: true } });
    expect(alone.statuses['nullTest']).toBe('skipped');
  });

  test.each([
    ['one worker', 1],
    ['two workers', 2],
  ])('give the same bytes in place and on %s', async (_, workers) => {
    const blurred = planted(250, 5, 4, 1, 3);
    const run = (pool: TaskPool): Promise<Run> => shake(blurred, { k: 4, sensitivity: ALL_TESTS, pool });
    const inPlace = made(await run(inPlacePool(nextTurn)));
    expect(made(await run(disorderlyPool(workers)))).toEqual(inPlace);
  });

  test('find planted segments again in every part, above the null bands', async () => {
    const { featureTest, restartTest, noiseTest, nullTest } = made(
      await shake(CLEAR, { k: 4, sensitivity: ALL_TESTS }),
    );
    for (const { segments } of [featureTest, restartTest, noiseTest]) {
      expect(Math.min(...segments)).toBeGreaterThanOrEqual(0.9);
    }
    expect(restartTest).toMatchObject({ starts: 10, meanAri: 1, leastAri: 1 });
    expect(nullTest).toMatchObject({ k: 4, copies: 4, rows: 200, warnings: [] });
    expect(nullTest.sampling!.mean).toBeLessThan(0.9);
    expect(nullTest.sampling!.draws).toBe(16);
    expect(nullTest.features!.p95).toBeLessThan(0.9);
  });

  test('tell one cloud apart from copies that show the segments in each feature by itself', async () => {
    const { sampling, nullTest } = made(
      await shake(planted(240, 2, 2, 40, 3), { k: 2, sensitivity: { ...ALL_TESTS, nullCopies: 6 } }),
    );
    expect(sampling.segments.map(({ mean }) => mean)).toEqual([1, 1]);
    expect(nullTest.sampling!.draws).toBe(12);
    expect(nullTest.samplingOfCopula!.draws).toBe(12);
    expect(nullTest.sampling!.p95).toBeLessThan(0.99);
    expect(nullTest.samplingOfCopula!.p95).toBeGreaterThan(nullTest.sampling!.p95);
  });

  test('leave the pieces of one cloud within the null band', async () => {
    const { sampling, featureTest, noiseTest, nullTest } = made(
      await shake(CLOUD, { k: 4, sensitivity: { ...ALL_TESTS, nullCopies: 6 } }),
    );
    const meanOf = (scores: ArrayLike<number>): number =>
      Array.from(scores).reduce((sum, each) => sum + each, 0) / scores.length;
    expect(meanOf(sampling.segments.map(({ mean }) => mean))).toBeLessThan(nullTest.sampling!.p95);
    expect(meanOf(featureTest.segments)).toBeLessThan(nullTest.features!.p95);
    const last = noiseTest.levels.at(-1)!;
    expect(meanOf(last.segments.map(({ mean }) => mean))).toBeLessThan(nullTest.noise!.at(-1)!.p95);
  });

  test('show which feature a segment hangs on', async () => {
    const { leftOut, segments, warnings } = await twoSteps(5);
    expect(leftOut.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'feature c0',
      'feature c1',
      'feature c2',
      'feature c3',
      'feature c4',
    ]);
    const [first, ...others] = leftOut;
    expect(first!.ari).toBeLessThan(0.2);
    expect(Math.max(...first!.jaccard)).toBeLessThan(0.6);
    for (const { ari, jaccard } of others) expect([ari, ...jaccard]).toEqual([1, 1, 1]);
    expect(segments[0]).toBeCloseTo((first!.jaccard[0]! + 4) / 5, 12);
    expect(warnings).toEqual([]);
  });

  test('give no score for features left out where they are few', async () => {
    const { leftOut, segments, warnings } = await twoSteps(4);
    expect(leftOut).toHaveLength(4);
    expect([...segments]).toEqual([NaN, NaN]);
    expect(warnings).toMatchObject([{ code: 'too-few-features' }]);
    expect(warnings[0]!.message).toMatch(/^Each of only 4 features .* from 4 or fewer\.$/);
  });

  test('lower the scores as noise grows', async () => {
    const blurred = planted(400, 3, 4, 2, 8);
    const { noiseTest } = (await shake(blurred, { k: 4, sensitivity: { noise: true } })).artifacts;
    const { levels, segments, repeats } = noiseTest!;
    expect(levels.map(({ share }) => share)).toEqual([0.01, 0.02, 0.05, 0.1, 0.2]);
    expect(repeats).toBe(5);
    expect(levels[0]!.ari).toBeGreaterThan(levels[4]!.ari);
    expect(segments[0]).toBeCloseTo(levels.reduce((sum, level) => sum + level.segments[0]!.mean, 0) / 5, 12);
  });

  test('answer NaN with a warning where there is only one feature', async () => {
    const column = Float64Array.from({ length: 60 }, (_, i) => (i % 3) * 10 + (i % 7) / 10);
    const run = await shake(matrixFromColumns([column]), { k: 3, sensitivity: ALL_TESTS });
    const { featureTest, nullTest, sampling } = made(run);
    expect(featureTest.leftOut).toEqual([]);
    expect([...featureTest.segments]).toEqual([NaN, NaN, NaN]);
    expect(featureTest.warnings).toMatchObject([{ code: 'too-few-features' }]);
    expect(nullTest.features).toBeUndefined();
    expect(sampling.segments.every(({ mean }) => mean === 1)).toBe(true);
  });

  test('answer NaN with a warning where the other features do not tell customers apart', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [(i % 3) * 10 + (i % 5), i % 2]);
    const run = await shake(matrixFromRows(rows), { k: 3, sensitivity: { features: true } });
    const { leftOut, warnings } = run.artifacts.featureTest!;
    expect(leftOut.map(({ ari }) => Number.isNaN(ari))).toEqual([true, false]);
    expect(warnings.at(-1)).toEqual({
      code: 'too-few-distinct',
      message: 'The matrix without c0 holds fewer distinct customers than segments, and was not scored.',
    });
  });
});

describe('a fit to be tested', () => {
  const matrix = planted(20_010, 2, 3, 9, 1);
  const labels = Uint8Array.from({ length: matrix.rows }, (_, row) => row % 3);
  const fit = {
    matrix,
    labels,
    centroids: matrixFromRows([
      [0, 0],
      [1, 1],
      [2, 2],
    ]),
    freshStarts: 5,
  };

  test('is taken as it is up to 20,000 customers, and by a sample of them beyond', () => {
    const bounded = boundedFit(fit, 1);
    expect(bounded.fit.matrix.rows).toBe(20_000);
    expect(bounded.warnings).toEqual([
      { code: 'tested-on-sample', message: 'Tested on 20,000 of 20,010 customers, drawn at random.' },
    ]);
    const first = bounded.fit.labels.findIndex((label, row) => label !== row % 3);
    expect(rowOf(bounded.fit.matrix, first)).toEqual(rowOf(matrix, first + 1));
    expect(bounded.fit.labels[first]).toBe(labels[first + 1]);
    const small = { ...fit, matrix: planted(30, 2, 3, 9, 1) };
    expect(boundedFit(small, 1)).toEqual({ fit: small, warnings: [] });
  });
});

describe('what is left out', () => {
  test('is every feature and every group of two or more, as long as a feature remains', () => {
    const names = ['a', 'b', 'c'];
    const made = omissions({ names, titles: names, groups: ['value', 'device', 'value'] });
    expect(made.map(({ kind, name, remaining }) => [kind, name, remaining])).toEqual([
      ['feature', 'a', [1, 2]],
      ['feature', 'b', [0, 2]],
      ['feature', 'c', [0, 1]],
      ['group', 'value', [1]],
    ]);
    expect(omissions({ names: ['a'], titles: ['A'], groups: ['value'] })).toEqual([]);
    const table = omissions({ names, titles: names, groups: ['table', 'table', 'table'] });
    expect(table.map(({ kind }) => kind)).toEqual(['feature', 'feature', 'feature']);
  });
});
