import { blockHash } from '../acquire/data-hash.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import { summariseEvents } from '../acquire/event-summary.ts';
import type { GeneratedSource } from './event-blocks.ts';
import { type GeneratedBlock, generateBlock } from '../synthetic/generate-block.ts';

/** What stays of a block once it was generated: everything but its events. */
export interface AcquiredBlock extends Omit<GeneratedBlock, 'events'> {
  readonly ids: readonly string[];
  readonly summary: EventSummary;
  readonly hash: string;
}

/** Generates a block and folds it. O(events). */
export function acquireBlock(source: GeneratedSource, block: number): AcquiredBlock {
  const { events, ...rest } = generateBlock(source, block);
  return {
    ...rest,
    ids: events.customerIds,
    summary: summariseEvents(events),
    hash: blockHash(events, rest.merges),
  };
}
