import { describe, expect, test } from 'vitest';
import { once } from '../../../../src/base/once.ts';
import type { PartialConfig } from '../../../../src/engine/config.ts';
import type { TaskPool } from '../../../../src/engine/pool.ts';
import type { SegmentationConfig } from '../../../../src/pipelines/segmentation/config.ts';
import { NO_SENSITIVITY } from '../../../../src/pipelines/segmentation/presets.ts';
import { driftCase } from '../../../bench/drift.ts';
import { disorderlyPool } from '../disorderly-pool.ts';
import { type Run, givenTable, runSegmentation } from '../run-segmentation.ts';

const TIME_ALONE: PartialConfig<SegmentationConfig> = {
  clustering: { choice: 'fixed', k: 5 },
  structure: { test: false },
  sensitivity: { ...NO_SENSITIVITY, time: true },
  value: { estimate: false, predict: false },
};

async function tested(
  synthetic: PartialConfig<SegmentationConfig>['synthetic'],
  pool?: TaskPool,
): Promise<Run> {
  const run = await runSegmentation({
    changes: { ...TIME_ALONE, synthetic: { customers: 250, ...synthetic } },
    ...(pool === undefined ? {} : { pool }),
  });
  expect(run.outcome).toMatchObject({ kind: 'done' });
  return run;
}

const inPlace = once(() => tested({}));

describe('the test of other periods', () => {
  test('scores every segment in five windows of half a year, and lists who moved', async () => {
    const { timeTest, profiles } = (await inPlace()).artifacts;
    const { windows, segments, k, warnings } = timeTest!;
    expect(windows.map(({ kind }) => kind)).toEqual(['half', 'half', 'rolling', 'rolling', 'rolling']);
    expect(warnings.every(({ code }) => code === 'window-without-features')).toBe(true);
    for (const { jaccard, transitions, customers } of windows) {
      expect(jaccard).toHaveLength(k);
      expect(transitions).toHaveLength((k + 1) ** 2);
      expect(transitions.reduce((sum, count) => sum + count, 0)).toBe(profiles!.ids.length);
      const absent = Array.from({ length: k }, (_, segment) => transitions[segment * (k + 1) + k]!);
      expect(absent.reduce((sum, count) => sum + count, 0)).toBe(profiles!.ids.length - customers);
    }
    const rolling = windows.slice(2).map(({ jaccard }) => jaccard[0]!);
    expect(segments[0]).toBeCloseTo(rolling.reduce((sum, each) => sum + each, 0) / 3, 12);
    expect(Math.min(...segments)).toBeGreaterThan(0.3);
  });

  test('is the same whatever the order in which windows and copies are done', async () => {
    const elsewhere = await tested({}, disorderlyPool(3));
    expect(elsewhere.artifacts.timeTest).toEqual((await inPlace()).artifacts.timeTest);
  });

  test('says what a short period cannot tell', async () => {
    const { timeTest } = (await tested({ firstDay: '2024-06-01', lastDay: '2024-06-20' })).artifacts;
    expect(timeTest!.drift).toBeUndefined();
    expect([...timeTest!.segments].every(Number.isNaN)).toBe(true);
    expect(timeTest!.warnings.map(({ message }) => message).join(' ')).toMatch(
      /too short for windows .* each half needs 14 days/,
    );
  });

  test('says that too few customers are active in both halves', async () => {
    const { timeTest } = (await tested({ customers: 40 })).artifacts;
    expect(timeTest!.drift).toBeUndefined();
    expect(timeTest!.warnings.at(-1)!.message).toMatch(/needs 50 customers active on 2 days of each half/);
  });

  test('costs nothing when it is off, and knows no periods of a customer table', async () => {
    const off = await runSegmentation({ changes: { ...TIME_ALONE, sensitivity: NO_SENSITIVITY } });
    expect(off.statuses['timeTest']).toBe('skipped');
    const x = Array.from({ length: 60 }, (_, i) => (i % 3) * 10 + (i % 7));
    const table = await runSegmentation({
      changes: { ...TIME_ALONE, source: { kind: 'customers' }, clustering: { choice: 'fixed', k: 3 } },
      given: givenTable({ x, y: x.toReversed() }),
    });
    expect(table.outcome.kind).toBe('done');
    expect(table.statuses['timeTest']).toBe('skipped');
  });
});

describe('drift', () => {
  test('is told from no drift', { timeout: 120_000 }, async () => {
    for (const seed of [1, 2]) {
      const without = await driftCase({ seed, drift: 0, customers: 500, k: 5 });
      const within = await driftCase({ seed, drift: 0.4, customers: 500, k: 5 });
      expect([seed, without.found, within.found]).toEqual([seed, false, true]);
      expect(within.agreement).toBeLessThan(without.agreement);
    }
  });
});
