import { beforeAll, describe, expect, test } from 'vitest';
import { artifactCache } from '../../../src/engine/cache.ts';
import type { RunEvent } from '../../../src/engine/events.ts';
import { failureText } from '../../../src/engine/failure.ts';
import { columnOf } from '../../../src/kernels/matrix.ts';
import { adjustedRandIndex } from '../../../src/kernels/rand-index.ts';
import { PIPELINES } from '../../../src/pipelines/registry.ts';
import type { Segmentation } from '../../../src/pipelines/segmentation/model.ts';
import { resultDocument } from '../../../src/pipelines/segmentation/result.ts';
import type { SweepView } from '../../../src/pipelines/segmentation/views.ts';
import { planted } from '../../kernels/planted.ts';
import { disorderlyPool } from './disorderly-pool.ts';
import { type Run, givenTable, runSegmentation } from './run-segmentation.ts';

const STAGES = [
  'acquired',
  'checked',
  'identity',
  'profiles',
  'features',
  'sweep',
  'evidence',
  'kChoice',
  'segmentations',
  'projection',
];
const ALL_STAGES = PIPELINES.segmentation.stages.map(({ makes }) => makes);
const SMALL = {
  synthetic: { customers: 120 },
  clustering: { choice: 'auto', kMin: 2, kMax: 5, restarts: 4 },
  structure: { rows: 100, nullDraws: 5, divisions: 3, replicates: 3 },
} as const;

function documentOf(run: Run) {
  const document = resultDocument(run.artifacts, run.reports, run.config, 'test');
  if (document === undefined) throw new Error(JSON.stringify(run.outcome));
  return document;
}

function failureOf(run: Run): string {
  if (run.outcome.kind !== 'failed') throw new Error(`the run is ${run.outcome.kind}`);
  return failureText(run.outcome.failure);
}

describe('a change recomputes what depends on it, and nothing else', () => {
  const cache = artifactCache(1e9);
  beforeAll(async () => void (await runSegmentation({ changes: SMALL, cache })));

  test.each([
    ['nothing', {}, []],
    ['the threshold of contrasts', { segments: { minEffect: 0.8 } }, ['segmentations']],
    [
      'the range of k',
      { clustering: { ...SMALL.clustering, kMax: 4 } },
      ['sweep', 'evidence', 'kChoice', 'segmentations'],
    ],
    [
      'how much is drawn to judge structure',
      { structure: { ...SMALL.structure, nullDraws: 6 } },
      ['evidence', 'kChoice'],
    ],
    ['the scaling', { features: { scaling: 'robust' } }, STAGES.slice(4)],
    ['the time zone', { profiles: { timeZone: '+05:00' } }, STAGES.slice(3)],
    ['how conflicts are settled', { identity: { conflicts: 'latest' } }, STAGES.slice(2)],
    ['the seed', { source: { seed: 7 } }, STAGES],
  ] as const)('%s', async (_, changes, computed) => {
    const { statuses, outcome } = await runSegmentation({ changes: { ...SMALL, ...changes }, cache });
    expect(outcome.kind).toBe('done');
    expect(STAGES.filter((name) => statuses[name] === 'computed')).toEqual(computed);
    expect(STAGES.filter((name) => statuses[name] === 'cached')).toEqual(
      STAGES.filter((name) => !computed.includes(name as never)),
    );
  });
});

describe('generated customers', () => {
  test.each([42, 43])(
    'are found again at the recommended k, and structure in them, seed %i',
    { timeout: 120_000 },
    async (seed) => {
      const changes = {
        source: { seed },
        synthetic: { customers: 500 },
        clustering: { choice: 'auto', kMin: 6, kMax: 11, restarts: 3 },
      } as const;
      const { truth, kSelection } = documentOf(await runSegmentation({ changes }));
      expect(truth?.ari).toBeGreaterThanOrEqual(0.5);
      expect(['clear', 'weak']).toContain(kSelection.structure);
      expect(kSelection.reason).toContain(`k = ${kSelection.chosen}`);
    },
  );

  test('give a document whose parts agree', async () => {
    const document = documentOf(await runSegmentation({ changes: SMALL }));
    expect(document.segments.reduce((sum, { size }) => sum + size, 0)).toBe(document.totals.customers);
    expect(document.segments.reduce((sum, { revenue }) => sum + (revenue ?? NaN), 0)).toBeCloseTo(
      document.totals.revenue ?? NaN,
      4,
    );
    expect(document.funnel.read).toBe(
      document.funnel.parsed + document.funnel.rejected.reduce((sum, { count }) => sum + count, 0),
    );
    expect(document.kSelection.curve.map(({ k }) => k)).toEqual([2, 3, 4, 5]);
    expect(document.stages.map(({ name }) => name)).toEqual(ALL_STAGES);
    expect(new Set(document.segments.map(({ name }) => name)).size).toBe(document.segments.length);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('the same seed gives the same bytes', () => {
  let expected: ReturnType<typeof documentOf>;
  beforeAll(async () => void (expected = documentOf(await runSegmentation({ changes: SMALL }))));

  test.each([1, 2, 4])(
    'with tasks of %i workers that end in any order, each on its own copies',
    async (size) => {
      const { stages, ...rest } = documentOf(
        await runSegmentation({ changes: SMALL, pool: disorderlyPool(size) }),
      );
      const { stages: _, ...same } = expected;
      expect(rest).toEqual(same);
      expect(stages).toHaveLength(ALL_STAGES.length);
    },
  );

  test('with the plain engine', async () => {
    const changes = { ...SMALL, clustering: { ...SMALL.clustering, engine: 'reference' as const } };
    const plain = documentOf(await runSegmentation({ changes }));
    expect(plain.resultHash).toBe(expected.resultHash);
    expect(plain.kSelection.curve.map(({ inertia }) => inertia)).toEqual(
      expected.kSelection.curve.map(({ inertia }) => inertia),
    );
  });

  test('with the package’s engine, where both are deterministic', async () => {
    const changes = { ...SMALL, clustering: { ...SMALL.clustering, engine: 'ml-kmeans' as const } };
    const first = documentOf(await runSegmentation({ changes }));
    expect(documentOf(await runSegmentation({ changes, pool: disorderlyPool(3) })).resultHash).toBe(
      first.resultHash,
    );
  });

  test('and another seed another result', async () => {
    const other = documentOf(await runSegmentation({ changes: { ...SMALL, source: { seed: 43 } } }));
    expect(other.resultHash).not.toBe(expected.resultHash);
    expect(other.dataHash).not.toBe(expected.dataHash);
  });
});

describe('a customer table', () => {
  const a = Array.from({ length: 60 }, (_, i) => (i % 3) * 10 + (i % 7) / 7);
  const b = Array.from({ length: 60 }, (_, i) => (i % 3) * -5 + (i % 5) / 5);
  const source = { source: { kind: 'customers' } } as const;
  const range = { clustering: { choice: 'auto', kMin: 2, kMax: 6 } } as const;

  test('skips the stages of events, and its groups are found', async () => {
    const labels = { name: 'class', codes: Int32Array.from(a, (_, i) => i % 3), names: ['x', 'y', 'z'] };
    const run = await runSegmentation({
      changes: { ...source, ...range },
      given: givenTable({ a, b }, labels),
    });
    expect(STAGES.filter((name) => run.statuses[name] === 'skipped')).toEqual([
      'acquired',
      'checked',
      'identity',
    ]);
    const document = documentOf(run);
    expect(document.kSelection.chosen).toBe(3);
    expect(document.truth).toEqual({ ari: 1, nmi: 1 });
    expect(document.totals).toMatchObject({ customers: 60, revenue: null });
    expect(document.identity).toBeNull();
  });

  test('with few distinct rows shortens the range and says so', async () => {
    const run = await runSegmentation({
      changes: { ...source, ...range },
      given: givenTable({ a: a.map((_, i) => i % 3), b: b.map(() => 1) }),
    });
    const document = documentOf(run);
    expect(document.kSelection.range).toEqual([2, 3]);
    expect(document.warnings.map(({ code }) => code)).toContain('k-range-shortened');
  });

  test.each([
    ['one distinct value', { a: [1, 1, 1, 1, 1] }, /No feature is left.*same value/],
    ['two customers', { a: [1, 2] }, /2 customers; segments need at least 3/],
    ['only missing values', { a: [NaN, NaN, NaN, NaN] }, /No feature is left.*no customer has a value/],
  ])('with %s is refused with a remedy', async (_, columns, message) => {
    const run = await runSegmentation({ changes: source, given: givenTable(columns) });
    expect(failureOf(run)).toMatch(message);
  });

  test('smaller than a fixed k is refused, and what was made before is kept', async () => {
    const changes = { ...source, clustering: { choice: 'fixed', k: 9 } } as const;
    const run = await runSegmentation({ changes, given: givenTable({ a: a.slice(0, 8), b: b.slice(0, 8) }) });
    expect(failureOf(run)).toMatch(/“clustering\.k”: 9 segments are more than 8 customers allow.*at most 7/);
    expect(run.artifacts.features?.rows).toBe(8);
  });

  test('that is not given is said to be missing', async () => {
    const run = await runSegmentation({ changes: source });
    expect(resultDocument(run.artifacts, run.reports, run.config, 'test')).toBeUndefined();
  });
});

test('every k is shown as soon as its restarts are over, and nothing is left out at the end', async () => {
  const partial: SweepView[] = [];
  let final: SweepView | undefined;
  const emit = (event: RunEvent): void => {
    if (event.kind === 'stage-partial' && event.stage === 'sweep') partial.push(event.view as SweepView);
    if (event.kind === 'stage-ended' && event.stage === 'sweep') final = event.view as SweepView;
  };
  await runSegmentation({ changes: SMALL, emit });
  expect(partial.map(({ points }) => points.map(({ k }) => k))).toEqual([
    [2],
    [2, 3],
    [2, 3, 4],
    [2, 3, 4, 5],
  ]);
  expect(partial.at(-1)?.points.every(({ silhouette }) => silhouette === undefined)).toBe(true);
  expect(final?.points.every(({ silhouette }) => silhouette !== undefined)).toBe(true);
});

test('beyond the exact limit the silhouette is sampled, with its standard error', async () => {
  const sampled = {
    synthetic: { customers: 600 },
    clustering: { choice: 'fixed', k: 4, restarts: 2 },
  } as const;
  const whole = await runSegmentation({ changes: sampled });
  const exact = documentOf(whole).kSelection.curve[0]!;
  const limited = { ...sampled, clustering: { ...sampled.clustering, exactSilhouetteRows: 500 } } as const;
  const part = await runSegmentation({ changes: limited });
  const estimate = documentOf(part).kSelection.curve[0]!;
  expect(exact.silhouetteSe).toBe(0);
  expect(estimate.silhouetteSe).toBeGreaterThan(0);
  expect(Math.abs(estimate.silhouette - exact.silhouette)).toBeLessThan(4 * estimate.silhouetteSe);
  for (const { artifacts } of [whole, part]) expectMeansOfCustomers(artifacts.segmentations!.byK[0]!);
  expect(whole.artifacts.segmentations!.byK[0]!.customerSilhouettes.rows).toBeUndefined();
  expect(new Set(part.artifacts.segmentations!.byK[0]!.customerSilhouettes.rows).size).toBe(
    part.artifacts.sweep!.silhouetteRows,
  );
});

/** The silhouette of each segment is the mean of those of its customers. */
function expectMeansOfCustomers({ labels, segments, customerSilhouettes }: Segmentation): void {
  const { rows, widths } = customerSilhouettes;
  for (const { id, silhouette } of segments) {
    const own = [...widths].filter((_, i) => labels[rows?.[i] ?? i] === id);
    expect(own.reduce((sum, width) => sum + width, 0) / own.length).toBeCloseTo(silhouette, 6);
  }
}

test(
  'beyond 5,000 customers restarts see a sample, and the best of them is finished on all',
  { timeout: 60_000 },
  async () => {
    const matrix = planted(21_000, 2, 4, 5, 2);
    const run = await runSegmentation({
      changes: {
        source: { kind: 'customers' },
        clustering: { choice: 'auto', kMin: 3, kMax: 4, restarts: 2, exactSilhouetteRows: 500 },
        structure: { test: false },
      },
      given: givenTable({ a: [...columnOf(matrix, 0)], b: [...columnOf(matrix, 1)] }),
    });
    const fit = run.artifacts.sweep?.fits.find(({ k }) => k === 4);
    expect(fit?.labels).toHaveLength(21_000);
    expect(
      adjustedRandIndex(
        fit!.labels,
        Uint8Array.from(fit!.labels, (_, i) => i % 4),
      ),
    ).toBeGreaterThan(0.98);
    expect(fit!.restartInertias[0]! / fit!.inertia).toBeCloseTo(1, 1);
  },
);

test('a run that is cancelled in the sweep ends as cancelled', async () => {
  const controller = new AbortController();
  const emit = (event: RunEvent): void => {
    if (event.kind === 'stage-partial') controller.abort();
  };
  const run = await runSegmentation({ changes: SMALL, signal: controller.signal, emit });
  expect(run.outcome.kind).toBe('cancelled');
  expect(run.statuses['sweep']).toBe('cancelled');
  expect(run.artifacts.features).toBeDefined();
});
