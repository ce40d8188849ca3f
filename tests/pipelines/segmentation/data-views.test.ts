import { describe, expect, test } from 'vitest';
import { acquired } from '../../../src/pipelines/segmentation/stages/acquired.ts';
import { checked } from '../../../src/pipelines/segmentation/stages/checked.ts';
import { identity } from '../../../src/pipelines/segmentation/stages/identity.ts';
import { profiles } from '../../../src/pipelines/segmentation/stages/profiles.ts';
import { importedEvents, mergesOf, runDataStages } from './run-data-stages.ts';

const checkpoint = async (): Promise<void> => {};

describe('what the screen sees of the data stages', () => {
  test('persons per archetype, events per type and per week add up', async () => {
    const made = await runDataStages({ synthetic: { customers: 300, mergeProbability: 0.5 } });
    const view = await acquired.view!(made.acquired, checkpoint);
    const sum = (counts: readonly { readonly count: number }[]): number =>
      counts.reduce((total, { count }) => total + count, 0);
    expect(sum(view.archetypes)).toBe(300);
    expect([sum(view.byType), sum(view.byWeek)]).toEqual([view.events, view.events]);
    expect(view.byWeek.map(({ day }) => day).slice(0, 2)).toEqual(['2024-01-01', '2024-01-08']);
    expect(view.byWeek).toHaveLength(26);
    expect([view.source, view.ids > 300, view.dataHash.length]).toEqual(['synthetic', true, 64]);
  });

  test('a stray date does not make a chart of thousands of weeks', async () => {
    const rows = ['1970-01-01', '2024-01-01', '2024-01-02', '9999-12-31'].map((time) => ({
      customer: 'a',
      time,
      amount: 1,
    }));
    const made = await runDataStages(
      { source: { kind: 'events' } },
      { importedEvents: importedEvents(rows) },
    );
    const { byWeek } = await acquired.view!(made.acquired, checkpoint);
    expect(byWeek.length).toBeLessThanOrEqual(520);
    expect(byWeek.reduce((total, { count }) => total + count, 0)).toBe(4);
  });

  test('issues are cut to 200 for the screen and to 1,000 in the artifact, but all are counted', async () => {
    const merges = mergesOf(Array.from({ length: 1500 }, (_, i) => [`id${i}`, `id${i}`] as const));
    const given = {
      importedEvents: importedEvents([{ customer: 'a', time: '2024-01-01', amount: 1 }]),
      merges,
    };
    const made = await runDataStages({ source: { kind: 'events' } }, given);
    const view = await identity.view!(made.identity, checkpoint);
    expect([made.identity.issues.length, view.issues.length, view.issueCounts['self-merge']]).toEqual([
      1000, 200, 1500,
    ]);
  });

  test('profile columns come with their range, and missing values counted', async () => {
    const rows = [
      { customer: 'a', time: '2024-01-01T08:00:00Z', amount: 10 },
      { customer: 'a', time: '2024-01-02T09:00:00Z', amount: 30 },
      { customer: 'b', time: '2024-01-03T08:00:00Z', amount: -5 },
    ];
    const made = await runDataStages(
      { source: { kind: 'events' } },
      { importedEvents: importedEvents(rows) },
    );
    const { columns, absent, ids } = await profiles.view!(made.profiles, checkpoint);
    const orderValue = columns.find(({ name }) => name === 'average_order_value')!;
    expect(ids).toEqual(['a', 'b']);
    expect(orderValue).toMatchObject({
      min: 20,
      median: 20,
      mean: 20,
      max: 20,
      isWhole: true,
      missing: 1,
      missingMeans: 'no purchase',
    });
    expect(orderValue.values).toEqual(Float32Array.of(20, NaN));
    expect(columns.some(({ isWhole }) => !isWhole)).toBe(true);
    expect(absent.length + columns.length).toBe(22);
    expect(await checked.view!(made.checked, checkpoint)).toMatchObject({
      valid: 3,
      kept: 3,
      totals: { revenue: 35, refunds: 5 },
    });
  });
});
