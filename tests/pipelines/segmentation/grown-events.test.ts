import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArtifactCache, artifactCache } from '../../../src/engine/cache.ts';
import { mergeConfig, type PartialConfig } from '../../../src/engine/config.ts';
import { inPlacePool } from '../../../src/engine/pool.ts';
import { runPipeline } from '../../../src/engine/run.ts';
import { createEventReader } from '../../../src/io/event-reader.ts';
import { PIPELINES } from '../../../src/pipelines/registry.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { Profiles } from '../../../src/pipelines/segmentation/model.ts';
import type { ImportedEvents } from '../../../src/pipelines/segmentation/acquire/imported.ts';
import { presetConfig } from '../../../src/pipelines/segmentation/presets.ts';
import { fed, previewBytes, utf8 } from '../../io/read-file.ts';
import { nextTurn } from './run-segmentation.ts';

const FIRST_STAGES = {
  ...PIPELINES.segmentation,
  stages: PIPELINES.segmentation.stages.filter(({ makes }) =>
    ['acquired', 'checked', 'identity', 'profiles'].includes(makes),
  ),
};

const HEADER = 'customer_id,event_time,event_type,amount,order_id,category,device,discount';

/** Two rows that let the guess find every role, before any others. */
const SURE = [
  'u1,2024-01-01T09:00:00Z,purchase,20.5,o-1,hats,mobile,0.1',
  'u2,2024-01-01T10:30:00Z,page_view,,,bags,desktop,',
];

interface Ran {
  readonly profiles: Profiles;
  readonly touched: number | undefined;
}

async function profilesOf(
  lines: readonly string[],
  cache: ArtifactCache,
  changes: PartialConfig<SegmentationConfig> = {},
): Promise<Ran> {
  const text = [HEADER, ...SURE, ...lines, ''].join('\n');
  const bytes = utf8(text);
  const { plan } = previewBytes(utf8([HEADER, ...SURE, ''].join('\n')), 'events.csv');
  const value: ImportedEvents = {
    fileName: 'events.csv',
    ...fed(createEventReader(plan), bytes),
    mapping: plan.mapping,
  };
  const config = mergeConfig(presetConfig('development'), { source: { kind: 'events' }, ...changes });
  const { artifacts, outcome, reports } = await runPipeline(
    FIRST_STAGES,
    { config, seed: 1, given: { importedEvents: { value, key: text } } },
    {
      cache,
      pool: inPlacePool(nextTurn),
      signal: new AbortController().signal,
      now: () => 0,
      giveWay: nextTurn,
      emit: () => {},
    },
  );
  if (artifacts.profiles === undefined) throw new Error(JSON.stringify(outcome));
  return {
    profiles: artifacts.profiles,
    touched: reports.find(({ name }) => name === 'profiles')?.metrics['touched'],
  };
}

const line = fc
  .record({
    customer: fc.integer({ min: 1, max: 9 }),
    hour: fc.integer({ min: 0, max: 24 * 60 }),
    type: fc.constantFrom('purchase', 'refund', 'page_view', 'add_to_cart', 'session_start'),
    amount: fc.integer({ min: 1, max: 9000 }),
    order: fc.integer({ min: 0, max: 6 }),
    category: fc.constantFrom('', 'hats', 'bags', 'shoes', 'caps'),
    device: fc.constantFrom('', 'mobile', 'desktop', 'tablet'),
    discount: fc.constantFrom('', '0', '0.2'),
  })
  .map(({ customer, hour, type, amount, order, category, device, discount }) => {
    const time = new Date(Date.UTC(2024, 0, 1) + hour * 3_600_000).toISOString();
    const money = type === 'purchase' ? amount / 100 : type === 'refund' ? -amount / 100 : '';
    const of = type === 'purchase' || type === 'refund' ? `o${order}` : '';
    return `u${customer},${time},${type},${money},${of},${category},${device},${discount}`;
  });

test('profiles of a grown file are those of a fresh import, byte for byte, whichever customers it touches', async () => {
  let grownRuns = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 60 }),
      fc.array(line, { maxLength: 12 }),
      async (before, more) => {
        const cache = artifactCache(1e8);
        await profilesOf(before, cache);
        const grown = await profilesOf([...before, ...more], cache);
        const fresh = await profilesOf([...before, ...more], artifactCache(1e8));
        expect(grown.profiles).toEqual(fresh.profiles);
        expect(fresh.touched).toBeUndefined();
        if (grown.touched !== undefined && more.length > 0) grownRuns++;
      },
    ),
    { numRuns: 60, seed: 7 },
  );
  expect(grownRuns).toBeGreaterThan(30);
});

const ROWS = [
  'u1,2024-02-01T09:00:00Z,purchase,10,o-2,hats,mobile,',
  'u2,2024-02-02T09:00:00Z,purchase,12,o-3,bags,mobile,',
  'u3,2024-02-03T09:00:00Z,purchase,14,o-4,hats,mobile,',
];
const LATER = 'u3,2024-03-03T09:00:00Z,purchase,16,o-5,caps,mobile,';

test('only customers with new events are counted again, and the day that recency counts back from moves for all', async () => {
  const cache = artifactCache(1e8);
  const before = await profilesOf(ROWS, cache);
  const { profiles, touched } = await profilesOf([...ROWS, LATER], cache);
  expect(touched).toBe(1);
  const recency = ({ columns }: Profiles): number[] => [
    ...columns.find(({ name }) => name === 'recency')!.values,
  ];
  expect(recency(before.profiles)).toEqual([3, 2, 1]);
  expect(recency(profiles)).toEqual([32, 31, 1]);
});

test('a file that changed before its end, or another time zone, is counted anew as a whole', async () => {
  const cache = artifactCache(1e8);
  await profilesOf(ROWS, cache);
  const changed = [ROWS[0]!.replace(',10,', ',11,'), ...ROWS.slice(1), LATER];
  expect((await profilesOf(changed, cache)).touched).toBeUndefined();
  const zone = { profiles: { timeZone: 'Asia/Tokyo' } };
  expect((await profilesOf([...changed, LATER], cache, zone)).touched).toBeUndefined();
});
