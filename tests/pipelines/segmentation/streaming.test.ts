import { describe, expect, test } from 'vitest';
import type { PartialConfig } from '../../../src/engine/config.ts';
import type { TaskPool } from '../../../src/engine/pool.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { EventSummary } from '../../../src/pipelines/segmentation/acquire/artifacts.ts';
import { acquired } from '../../../src/pipelines/segmentation/stages/acquired.ts';
import { resultDocument } from '../../../src/pipelines/segmentation/result.ts';
import { blockCount, generateBlock } from '../../../src/pipelines/segmentation/synthetic/generate-block.ts';
import { disorderlyPool } from './disorderly-pool.ts';
import { runSegmentation } from './run-segmentation.ts';

/** What looks at single events, and so is no part of a streamed run. */
const WITHOUT_EVENTS = { value: { estimate: false, predict: false }, sensitivity: { time: false } };

async function run(streaming: 'on' | 'off', changes: PartialConfig<SegmentationConfig>, pool?: TaskPool) {
  const settings = { ...WITHOUT_EVENTS, ...changes, source: { ...changes.source, streaming } };
  const made = await runSegmentation({ changes: settings, ...(pool === undefined ? {} : { pool }) });
  expect(made.outcome).toMatchObject({ kind: 'done' });
  return made;
}

type Made = Awaited<ReturnType<typeof run>>;

/** Everything that stays when the events are gone. */
async function remains({ artifacts, reports, config }: Made) {
  const { events, blocks, summary, ...data } = artifacts.acquired!;
  const { events: kept, blocks: checkedBlocks, summary: keptSummary, ...check } = artifacts.checked!;
  expect([events === undefined, kept === undefined]).toEqual([
    blocks !== undefined,
    checkedBlocks !== undefined,
  ]);
  const { identity, profiles, features, segmentations } = artifacts;
  const result = resultDocument(artifacts, reports, config, 'test')!;
  return {
    data,
    check,
    summaries: [summary, keptSummary].map(withoutParts),
    identity,
    profiles,
    features,
    segmentations,
    view: await acquired.view!(artifacts.acquired!, async () => {}),
    resultHash: result.resultHash,
    funnel: result.funnel,
    totals: result.totals,
  };
}

/** A sum is one number, but may be kept in several ways; the totals are compared. */
function withoutParts(summary: EventSummary) {
  return { ...summary, revenue: undefined, refunds: undefined };
}

/** Whether a customer has ids in two blocks, as conflicting merges make them. */
function spansBlocks({ artifacts }: Made): boolean {
  const second = artifacts.checked!.blocks!.firstId[1]!;
  const { canonicalOf } = artifacts.identity!;
  const first = new Set(canonicalOf.subarray(0, second));
  return canonicalOf.subarray(second).some((customer) => customer >= 0 && first.has(customer));
}

describe('a streamed run', () => {
  test.each<[string, boolean, PartialConfig<SegmentationConfig>]>([
    [
      'clean data in two blocks',
      false,
      { synthetic: { customers: 2300, eventsPerCustomer: 25 }, source: { seed: 1 } },
    ],
    [
      'dirty data, merges across blocks united, rows set aside',
      true,
      {
        source: { seed: 57 },
        synthetic: { customers: 2500, eventsPerCustomer: 25, dirt: 1, mergeProbability: 1, drift: 0.3 },
        quality: { dropRepeatedRows: true, maxEventsPerDay: 200, testAccounts: ['C0000*'], maxAmount: 900 },
        identity: { conflicts: 'unite', spelling: 'folded' },
        profiles: { timeZone: 'Europe/Berlin' },
      },
    ],
    [
      'dirt with the latest merge and the last events dropped',
      false,
      {
        source: { seed: 11 },
        synthetic: { customers: 2100, eventsPerCustomer: 40, dirt: 0.5, mergeProbability: 0.5 },
        quality: { dropAfter: '2024-06-30' },
      },
    ],
  ])('finds the same as one that holds its events: %s', async (_, acrossBlocks, changes) => {
    const held = await run('off', changes);
    const streamed = await run('on', changes, disorderlyPool(3));
    expect(await remains(streamed)).toEqual(await remains(held));
    expect(streamed.artifacts.acquired!.blocks!.firstRow).toHaveLength(
      blockCount(streamed.config.synthetic) + 1,
    );
    expect(spansBlocks(streamed)).toBe(acrossBlocks);
  });

  test('leaves out what looks at single events, and says so', async () => {
    const made = await runSegmentation({
      changes: {
        source: { streaming: 'on' },
        value: { estimate: true, predict: true },
        sensitivity: { time: true },
      },
    });
    const skipped = made.reports.filter(
      ({ reason }) => reason === 'needs events, which a streamed run does not keep',
    );
    expect(skipped.map(({ name }) => name)).toEqual(['timeTest', 'value', 'prediction']);
    expect(made.outcome.kind).toBe('done');
  });
});

describe('events per customer', () => {
  test.each([25, 60, 141, 300])('come to about %d on average', (eventsPerCustomer) => {
    const settings = { ...DEFAULT_CONFIG.synthetic, customers: 1000, eventsPerCustomer };
    const { events } = generateBlock({ settings, seed: 5 }, 0);
    expect(Math.abs(events.count / 1000 / eventsPerCustomer - 1)).toBeLessThan(0.1);
  });
});
