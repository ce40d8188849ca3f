import type { StageContext } from '../../../engine/stage.ts';
import type { MergeHistory } from '../../../io/merge-history.ts';
import { blockHash, hashOfBlocks } from '../acquire/data-hash.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Events, Truth } from '../model.ts';
import { ROWS_LISTED, type Counted } from '../notice.ts';
import { ARCHETYPES } from './archetypes.ts';
import { appendBlock, emptyColumns, trimColumns } from './event-columns.ts';
import { blockCount, eventsOf, type GeneratedBlock, generateBlock } from './generate-block.ts';
import { mergeHistoryOf, type MergeRow } from './merge-rows.ts';

/** A generated shop: its events, what was merged, and the archetype behind every id. */
export interface Generated {
  readonly events: Events;
  readonly merges: MergeHistory;
  readonly truth: Truth;
  readonly read: number;
  readonly rejected: readonly Counted[];
  readonly dataHash: string;
}

const ROOM_PER_EVENT = 1.06;

/**
 * Generates customers block by block and holds all their events. The first hundred are the same whatever the total.
 * O(events).
 */
export async function generate(
  settings: SegmentationConfig['synthetic'],
  context: Pick<StageContext, 'seed' | 'progress' | 'checkpoint'>,
): Promise<Generated> {
  const { customers, eventsPerCustomer } = settings;
  const columns = emptyColumns(Math.ceil(customers * eventsPerCustomer * ROOM_PER_EVENT));
  const customerIds: string[] = [];
  const hashes: string[] = [];
  const gathered = gatherBlocks();
  const blocks = blockCount(settings);
  for (let block = 0; block < blocks; block++) {
    context.progress(block / blocks, `${block} of ${blocks} blocks of customers`);
    await context.checkpoint();
    const made = generateBlock({ settings, seed: context.seed }, block);
    hashes.push(blockHash(made.events, made.merges));
    appendBlock(columns, made.events, {
      customer: customerIds.length,
      order: gathered.orders(),
      sourceRow: gathered.read(),
    });
    for (const id of made.events.customerIds) customerIds.push(id);
    gathered.add(made);
  }
  trimColumns(columns);
  return {
    events: eventsOf(columns, customerIds, gathered.orders()),
    ...gathered.finish(),
    dataHash: hashOfBlocks(hashes),
  };
}

/** What blocks hold beside their events, joined in their order. */
export interface BlockGathering {
  add(block: Pick<GeneratedBlock, 'merges' | 'orders' | 'read' | 'lost' | 'lostRows' | 'truthCodes'>): void;
  orders(): number;
  read(): number;
  finish(): Pick<Generated, 'merges' | 'truth' | 'read' | 'rejected'>;
}

export function gatherBlocks(): BlockGathering {
  const merges: MergeRow[] = [];
  const truthCodes: number[] = [];
  const lostRows: number[] = [];
  let orders = 0;
  let read = 0;
  let lost = 0;
  return {
    add(block) {
      for (const merge of block.merges) merges.push(merge);
      for (const code of block.truthCodes) truthCodes.push(code);
      for (const row of block.lostRows) if (lostRows.length < ROWS_LISTED) lostRows.push(read + row);
      orders += block.orders;
      read += block.read;
      lost += block.lost;
    },
    orders: () => orders,
    read: () => read,
    finish: () => ({
      merges: mergeHistoryOf(merges),
      truth: {
        name: 'archetype',
        codes: Int32Array.from(truthCodes),
        names: ARCHETYPES.map((archetype) => archetype.name),
      },
      read,
      rejected:
        lost === 0
          ? []
          : [
              {
                reason: 'missing-customer',
                message: 'the row names no customer',
                count: lost,
                firstRows: lostRows,
              },
            ],
    }),
  };
}
