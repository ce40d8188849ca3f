import { describe, expect, test } from 'vitest';
import { artifactCache } from '../../../../src/engine/cache.ts';
import type { RunEvent } from '../../../../src/engine/events.ts';
import { type TaskPool, inPlacePool } from '../../../../src/engine/pool.ts';
import type { Sampling } from '../../../../src/pipelines/segmentation/sensitivity/artifacts.ts';
import { matrixFromRows } from '../../../../src/kernels/matrix.ts';
import { planted } from '../../../kernels/planted.ts';
import { type Run, nextTurn } from '../run-segmentation.ts';
import { shake } from './tested-table.ts';

const CLEAR = planted(200, 4, 4, 8, 3);
const CLOUD = planted(400, 6, 1, 0, 5);

function samplingOf(run: Run): Sampling {
  if (run.artifacts.sampling === undefined) throw new Error(JSON.stringify(run.outcome));
  return run.artifacts.sampling;
}

function countingPool(): TaskPool & { readonly counts: Map<string, number> } {
  const pool = inPlacePool(nextTurn);
  const counts = new Map<string, number>();
  return {
    size: 0,
    counts,
    run(task, shared, inputs, options) {
      counts.set(task.name, (counts.get(task.name) ?? 0) + inputs.length);
      return pool.run(task, shared, inputs, options);
    },
  };
}

describe('the sampling stage', () => {
  const on = { sampling: true, replicates: 30 } as const;

  test('finds planted segments again, and is sure of every customer', async () => {
    const { segments, certainty, scores, replicates, reused, warnings } = samplingOf(
      await shake(CLEAR, { k: 4, sensitivity: on }),
    );
    expect({ replicates, reused, warnings }).toEqual({ replicates: 30, reused: 0, warnings: [] });
    for (const { mean, low, high, dissolved, recovered } of segments) {
      expect(mean).toBeGreaterThanOrEqual(0.9);
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThanOrEqual(mean);
      expect({ dissolved, recovered }).toEqual({ dissolved: 0, recovered: 1 });
    }
    expect(scores).toHaveLength(30 * 4);
    expect(Math.min(...certainty)).toBeGreaterThan(0.9);
  });

  test('does not find the pieces of one cloud again, and is unsure of its customers', async () => {
    const { segments, certainty } = samplingOf(await shake(CLOUD, { k: 5, sensitivity: on }));
    for (const { mean, dissolved } of segments) {
      expect(mean).toBeLessThan(0.75);
      expect(dissolved).toBeGreaterThan(0);
    }
    expect(certainty.reduce((sum, each) => sum + each, 0) / certainty.length).toBeLessThan(0.8);
  });

  test('computes only the replicates that are missing when more are asked for', async () => {
    const cache = artifactCache(1e9);
    const pool = countingPool();
    const at = (replicates: number): Promise<Run> =>
      shake(CLOUD, { k: 3, sensitivity: { sampling: true, replicates }, cache, pool });
    const fifty = samplingOf(await at(50));
    expect(pool.counts.get('segmentation/bootstrap')).toBe(50);
    const run = await at(100);
    expect(pool.counts.get('segmentation/bootstrap')).toBe(100);
    expect(run.reports.find(({ name }) => name === 'sampling')?.metrics).toEqual({
      replicates: 100,
      reused: 50,
      computed: 50,
    });
    const hundred = samplingOf(run);
    expect(hundred.reused).toBe(50);
    expect(hundred.scores.slice(0, 150)).toEqual(fifty.scores);
    const fresh = samplingOf(await shake(CLOUD, { k: 3, sensitivity: { sampling: true, replicates: 100 } }));
    expect({ ...hundred, reused: 0 }).toEqual(fresh);
  });

  test('streams what it has so far, a bounded number of times', async () => {
    const partial: Sampling[] = [];
    const emit = (event: RunEvent): void => {
      if (event.kind === 'stage-partial' && event.stage === 'sampling') partial.push(event.view as Sampling);
    };
    await shake(CLEAR, { k: 4, sensitivity: { sampling: true, replicates: 100 }, emit });
    expect(partial.map(({ replicates }) => replicates)).toEqual(
      Array.from({ length: 19 }, (_, i) => 5 * (i + 1)),
    );
    for (const { asked, segments, scores, replicates, certainty } of partial) {
      expect(asked).toBe(100);
      expect(segments).toHaveLength(4);
      expect(scores).toHaveLength(4 * replicates);
      expect(certainty).toHaveLength(0);
    }
  });

  test('leaves out replicates with fewer distinct customers than segments, and says so', async () => {
    const few = matrixFromRows([...Array.from({ length: 20 }, () => [0, 0]), [9, 0], [0, 9]]);
    const { segments, warnings, certainty } = samplingOf(await shake(few, { k: 3, sensitivity: on }));
    expect(warnings).toMatchObject([{ code: 'too-few-distinct' }]);
    expect(warnings[0]!.message).toMatch(/^\d+ of 30 replicates hold fewer distinct customers/);
    expect(segments).toHaveLength(3);
    expect(segments.every(({ mean }) => mean === 1)).toBe(true);
    expect(certainty).toHaveLength(22);
  });

  test('draws 20,000 of more customers than that, and says so', { timeout: 60_000 }, async () => {
    const many = planted(21_000, 2, 3, 9, 1);
    const { segments, warnings } = samplingOf(
      await shake(many, { k: 3, sensitivity: { sampling: true, replicates: 10 } }),
    );
    expect(warnings).toEqual([
      { code: 'replicates-draw-fewer', message: 'Each replicate draws 20,000 of 21,000 customers.' },
    ]);
    expect(segments.every(({ mean }) => mean > 0.9)).toBe(true);
  });
});
