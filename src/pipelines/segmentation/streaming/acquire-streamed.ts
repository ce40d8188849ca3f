import { countText } from '../../../base/number-text.ts';
import type { StageContext } from '../../../engine/stage.ts';
import { hashOfBlocks } from '../acquire/data-hash.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import { joinSummaries } from '../acquire/event-summary.ts';
import type { SegmentationConfig } from '../config.ts';
import { DEVICES } from '../synthetic/catalogue.ts';
import { type Generated, gatherBlocks } from '../synthetic/generate.ts';
import { blockCount, CATEGORY_NAMES } from '../synthetic/generate-block.ts';
import { acquireBlockTask } from '../tasks/acquire-block-task.ts';
import type { EventBlocks } from './event-blocks.ts';

/** A generated shop whose events are not held. */
export interface StreamedShop extends Omit<Generated, 'events'> {
  readonly blocks: EventBlocks;
  readonly ids: readonly string[];
  readonly summary: EventSummary;
}

/** Generates all blocks on the pool and keeps what they come to: the same as `generate` finds. O(events). */
export async function acquireStreamed(
  settings: SegmentationConfig['synthetic'],
  context: Pick<StageContext, 'seed' | 'map'>,
): Promise<StreamedShop> {
  const source = { settings, seed: context.seed };
  const count = blockCount(settings);
  const inputs = Array.from({ length: count }, (_, block) => block);
  const made = await context.map(acquireBlockTask, source, inputs, {
    note: `${countText(settings.customers)} customers in ${countText(count)} blocks`,
  });
  const gathered = gatherBlocks();
  const firstRow = new Float64Array(count + 1);
  const firstId = new Int32Array(count + 1);
  const ids: string[] = [];
  made.forEach((block, at) => {
    gathered.add(block);
    for (const id of block.ids) ids.push(id);
    firstRow[at + 1] = gathered.read();
    firstId[at + 1] = ids.length;
  });
  return {
    ...gathered.finish(),
    ids,
    summary: joinSummaries(made.map(({ summary }) => summary)),
    dataHash: hashOfBlocks(made.map(({ hash }) => hash)),
    blocks: {
      source,
      firstRow,
      firstId,
      names: { category: CATEGORY_NAMES, device: DEVICES, channel: undefined },
    },
  };
}
