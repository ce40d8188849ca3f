import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/engine/events.ts';
import type { TaskPool } from '../../../src/engine/pool.ts';
import type { StageContext } from '../../../src/engine/stage.ts';
import { inPlacePool } from '../../../src/engine/pool.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { kMeansRestart } from '../../../src/kernels/k-means.ts';
import { resultDocument } from '../../../src/pipelines/segmentation/result.ts';
import { collectEvidence } from '../../../src/pipelines/segmentation/structure/collect-evidence.ts';
import type { EvidencePlan } from '../../../src/pipelines/segmentation/structure/evidence-plan.ts';
import { measurableKs } from '../../../src/pipelines/segmentation/structure/measurable-ks.ts';
import { measureEvidence } from '../../../src/pipelines/segmentation/structure/measure-evidence.ts';
import type { EvidenceView } from '../../../src/pipelines/segmentation/views.ts';
import { columnOf } from '../../../src/kernels/matrix.ts';
import { planted } from '../../kernels/planted.ts';
import { disorderlyPool } from './disorderly-pool.ts';
import { type Run, givenTable, nextTurn, runSegmentation } from './run-segmentation.ts';

const PLAN: EvidencePlan = {
  rows: 150,
  divisionRows: 180,
  restarts: 2,
  nullDraws: 5,
  nullRestarts: 1,
  divisions: 3,
  divisionRestarts: 2,
  replicates: 3,
  nullReplicates: 1,
  nullsFrom: 0,
};
const QUICK = { rows: 300, nullDraws: 20, divisions: 5, replicates: 5 } as const;
const AUTO = { choice: 'auto', kMin: 2, kMax: 6, restarts: 4 } as const;
const FOUR = tableOf(planted(400, 4, 4, 4, 3));
const CLOUD = tableOf(planted(400, 4, 1, 0, 5));

function tableOf(matrix: Matrix) {
  return givenTable(
    Object.fromEntries(
      Array.from({ length: matrix.columns }, (_, j) => [`c${j}`, [...columnOf(matrix, j)]] as const),
    ),
  );
}

function runTable(given: ReturnType<typeof givenTable>, clustering: object, more = {}, options = {}) {
  const changes = { source: { kind: 'customers' as const }, structure: QUICK, clustering, ...more };
  return runSegmentation({ given, changes, ...options });
}

function choiceOf(run: Run) {
  const document = resultDocument(run.artifacts, run.reports, run.config, 'test');
  if (document === undefined) throw new Error(JSON.stringify(run.outcome));
  return document.kSelection;
}

function measuringOn(pool: TaskPool, seed: number): Pick<StageContext, 'seed' | 'map' | 'checkpoint'> {
  return {
    seed,
    checkpoint: nextTurn,
    map: (task, shared, inputs, options = {}) =>
      pool.run(task, shared, inputs, {
        signal: new AbortController().signal,
        onResult: (output, index) => options.onResult?.(output, index, 0),
      }),
  };
}

describe('the evidence of a run', () => {
  const matrix = planted(240, 4, 3, 4, 9);
  const ks = [2, 3, 5];
  const expected = collectEvidence(matrix, ks, kMeansRestart, 11, PLAN);

  test.each([
    ['in place', inPlacePool(nextTurn)],
    ['by tasks that end in any order, each on its own copies', disorderlyPool(3)],
  ])('is that of the calibration, bit for bit, %s', async (_, pool) => {
    expect(await measureEvidence(matrix, ks, PLAN, measuringOn(pool, 11))).toEqual(expected);
  });

  test('streams as it comes in, and ends complete', async () => {
    const events: RunEvent[] = [];
    await runTable(FOUR, AUTO, {}, { emit: (event: RunEvent) => void events.push(event) });
    const partial = events.flatMap((event) =>
      event.kind === 'stage-partial' && event.stage === 'evidence' ? [event.view as EvidenceView] : [],
    );
    const draws = partial.map(({ points }) => points[0]!.nullGaussian?.draws ?? 0);
    expect(draws[0]).toBe(0);
    expect(draws).toContain(7);
    expect(draws.at(-1)).toBe(QUICK.nullDraws);
    expect(partial[0]?.points.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6]);
    expect(partial[0]?.points.every(({ silhouette }) => silhouette !== undefined)).toBe(true);
    expect(partial[0]?.points.every(({ predictionStrength }) => predictionStrength === undefined)).toBe(true);
    const last = events.find((event) => event.kind === 'stage-ended' && event.stage === 'evidence');
    const { points } = (last as { view: EvidenceView }).view;
    expect(points.flatMap((point) => Object.values(point)).every((value) => value !== undefined)).toBe(true);
  });

  test('stands in the document beside each k', async () => {
    const { curve, judgedRows } = choiceOf(await runTable(FOUR, AUTO));
    expect(judgedRows).toBe(300);
    expect(curve.flatMap((point) => Object.values(point)).every((value) => value !== null)).toBe(true);
    const at4 = curve.find(({ k }) => k === 4)!;
    expect(at4.judgedSilhouette).toBeGreaterThan(at4.nullSilhouetteP95! + 0.1);
    expect(at4.predictionStrength).toBeGreaterThan(0.9);
  });

  test('leaves out k that are too many for halves, with a warning', () => {
    expect(measurableKs([2, 3, 4], 16)).toEqual({ ks: [2, 3, 4], warnings: [] });
    expect(measurableKs([2, 3, 4], 12)).toMatchObject({
      ks: [2, 3],
      warnings: [{ message: 'Structure is not tested at k = 4: 12 customers are too few; 16 would do.' }],
    });
    expect(measurableKs([4, 5], 8).warnings[0]?.message).toContain('at k = 4 … 5: 8 customers');
  });
});

describe('structure', () => {
  test('is clear where clusters are planted, at their number', async () => {
    const choice = choiceOf(await runTable(FOUR, AUTO));
    expect(choice).toMatchObject({ structure: 'clear', chosen: 4 });
    expect(choice.reason).toMatch(/^k = 4: the segments come back in the other half/);
  });

  test('is not clear in one cloud', async () => {
    const choice = choiceOf(await runTable(CLOUD, AUTO));
    expect(['weak', 'none']).toContain(choice.structure);
    expect(choice.reason).toMatch(/^No k /);
  });

  test('is judged at a fixed k, which is obeyed', async () => {
    const right = choiceOf(await runTable(FOUR, { choice: 'fixed', k: 4 }));
    expect(right).toMatchObject({ chosen: 4, structure: 'clear', disagreement: [] });
    expect(right.reason).toMatch(
      /^k = 4 was set by hand, and structure there is clear: prediction strength /,
    );
    const cut = choiceOf(await runTable(CLOUD, { choice: 'fixed', k: 5 }));
    expect(cut.chosen).toBe(5);
    expect(['weak', 'none']).toContain(cut.structure);
    expect(cut.curve).toHaveLength(1);
  });

  test('is not tested when the test is off, which costs nothing', async () => {
    const run = await runTable(FOUR, AUTO, { structure: { test: false } });
    expect(run.reports.find(({ name }) => name === 'evidence')).toMatchObject({
      status: 'skipped',
      reason: 'not tested',
      ms: 0,
      bytes: 0,
    });
    const choice = choiceOf(run);
    expect(choice).toMatchObject({ structure: 'not tested', chosen: 4, judgedRows: null });
    expect(choice.reason).toMatch(/^k = 4 has the highest silhouette of k = 2 … 6/);
    expect(
      choice.curve.every(({ predictionStrength, dipPValue }) => (predictionStrength ?? dipPValue) === null),
    ).toBe(true);
  });

  test('is not tested at a fixed k that halves cannot hold', async () => {
    const given = tableOf(planted(18, 2, 3, 5, 1));
    const choice = choiceOf(await runTable(given, { choice: 'fixed', k: 6 }));
    expect(choice).toMatchObject({ chosen: 6, structure: 'not tested' });
    expect(choice.reason).toMatch(/^k = 6 was set by hand; its silhouette is/);
  });
});
