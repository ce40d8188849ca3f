import { describe, expect, test } from 'vitest';
import type { PartialConfig } from '../../../../src/engine/config.ts';
import type { TaskPool } from '../../../../src/engine/pool.ts';
import { heldIn } from '../../../../src/pipelines/segmentation/streaming/held-in.ts';
import type { SegmentationConfig } from '../../../../src/pipelines/segmentation/config.ts';
import { NO_SENSITIVITY } from '../../../../src/pipelines/segmentation/presets.ts';
import { disorderlyPool } from '../disorderly-pool.ts';
import { type EventRow, importedEvents } from '../run-data-stages.ts';
import { type Run, givenTable, runSegmentation } from '../run-segmentation.ts';

const PREDICTION_ALONE: PartialConfig<SegmentationConfig> = {
  synthetic: { customers: 400 },
  clustering: { choice: 'fixed', k: 5 },
  structure: { test: false },
  sensitivity: NO_SENSITIVITY,
  value: { estimate: false, predict: true },
};

async function predicted(changes: PartialConfig<SegmentationConfig> = {}, pool?: TaskPool): Promise<Run> {
  return runSegmentation({
    changes: { ...PREDICTION_ALONE, ...changes },
    ...(pool === undefined ? {} : { pool }),
  });
}

describe('what segments foretell', () => {
  test('is told beside RFM, no segmentation and chance', async () => {
    const prediction = (await predicted()).artifacts.prediction!;
    expect(prediction).toMatchObject({ k: 5, until: '2024-05-06', nextEnd: '2024-06-30', warnings: [] });
    const [segments, rfm, none] = prediction.explained;
    expect(segments!.groups).toBe(5);
    expect(segments!.etaSquared).toBeGreaterThan(prediction.random.etaSquared.p95);
    expect(segments!.giniGain).toBeGreaterThan(prediction.random.giniGain.p95);
    expect(rfm!.groups).toBeLessThanOrEqual(14);
    expect(rfm!.etaSquared).toBeGreaterThan(prediction.random.etaSquared.p95);
    expect(none).toEqual({ grouping: 'no segmentation', groups: 1, etaSquared: 0, giniGain: 0 });
    // g random groups of n customers explain (g − 1) / (n − 1).
    const expected = 4 / (prediction.customers - 1);
    expect(Math.abs(prediction.random.etaSquared.mean - expected)).toBeLessThan(0.3 * expected);
  });

  test('counts the revenue of customers known before, after the last day of the first part', async () => {
    const { prediction, checked, identity } = (await predicted()).artifacts;
    const { events } = heldIn(checked!);
    const end = Date.parse('2024-05-07');
    const known = new Set<number>();
    for (let row = 0; row < events.count; row++) {
      if (events.time[row]! < end) known.add(identity!.canonicalOf[events.customer[row]!]!);
    }
    let sum = 0;
    for (let row = 0; row < events.count; row++) {
      const isLater = events.time[row]! >= end && known.has(identity!.canonicalOf[events.customer[row]!]!);
      if (isLater && !Number.isNaN(events.amount[row]!)) sum += events.amount[row]!;
    }
    expect(prediction!.customers).toBe(known.size);
    expect(prediction!.nextRevenue).toBeCloseTo(sum, 6);
  });

  test('does not depend on the order in which tasks are done', async () => {
    const [inPlace, elsewhere] = [await predicted(), await predicted({}, disorderlyPool(2))];
    expect(elsewhere.artifacts.prediction).toEqual(inPlace.artifacts.prediction);
  });

  test('is skipped when switched off and for customer tables', async () => {
    const off = await predicted({ value: { estimate: false, predict: false } });
    expect(off.reports.find(({ name }) => name === 'prediction')).toMatchObject({
      status: 'skipped',
      reason: 'not tested',
    });
    const x = Array.from({ length: 60 }, (_, i) => (i % 3) * 10 + (i % 7));
    const table = await runSegmentation({
      changes: { ...PREDICTION_ALONE, source: { kind: 'customers' }, clustering: { choice: 'fixed', k: 3 } },
      given: givenTable({ x, y: x.toReversed() }),
    });
    expect(table.reports.find(({ name }) => name === 'prediction')).toMatchObject({
      status: 'skipped',
      reason: 'the table holds no purchases',
    });
  });

  test('says why it could not be measured', async () => {
    const short = await predicted({
      synthetic: { customers: 60, firstDay: '2024-06-01', lastDay: '2024-06-30' },
    });
    expect(short.artifacts.prediction!.explained).toEqual([]);
    expect(short.artifacts.prediction!.warnings[0]!.message).toMatch(/needs 14 days, and it has 30/);
    const rows: EventRow[] = Array.from({ length: 400 }, (_, i) => ({
      customer: `c${i % 40}`,
      time: new Date(Date.parse('2024-01-01') + (i * (i % 40) + i) * 3_600_000).toISOString(),
      type: i % 3 === 0 ? 'view_item' : 'session_start',
    }));
    const visits = await runSegmentation({
      changes: { ...PREDICTION_ALONE, source: { kind: 'events' }, clustering: { choice: 'fixed', k: 2 } },
      given: { importedEvents: { value: importedEvents(rows), key: 'visits' } },
    });
    expect(visits.outcome.kind).toBe('done');
    expect(visits.artifacts.prediction!.warnings[0]!.message).toMatch(/the data hold no amounts/);
  });
});
