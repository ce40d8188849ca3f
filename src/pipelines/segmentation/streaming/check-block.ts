import type { EventSummary } from '../acquire/artifacts.ts';
import { summariseEvents, totalsOf } from '../acquire/event-summary.ts';
import type { SegmentationConfig } from '../config.ts';
import { assertBalanced, controlTotals } from '../control-totals.ts';
import type { Events } from '../model.ts';
import { keptEvents } from '../quality/kept-events.ts';
import { quarantine } from '../quality/quarantine.ts';
import { generateBlock } from '../synthetic/generate-block.ts';
import type { GeneratedSource } from './event-blocks.ts';

/** Which generated events, and by which rules rows of them are set aside. */
export interface CheckedSource {
  readonly source: GeneratedSource;
  readonly quality: SegmentationConfig['quality'];
}

/** What the quality check finds in one block. */
export interface CheckedBlock {
  /** 1 for each id of the block that has an event left. */
  readonly occurs: Uint8Array;
  readonly summary: EventSummary;
  /** By rule, with rows numbered from the beginning of the block. */
  readonly counted: ReturnType<typeof quarantine>['counted'];
}

/** The events of a block that the quality rules leave. O(events). */
export function keptBlock(source: CheckedSource, block: number): Events {
  return ruledBlock(source, block).kept;
}

/** Checks one block, and that nothing but what is listed was lost. Throws Bug where sums do not add up. O(events). */
export function checkBlock(source: CheckedSource, block: number): CheckedBlock {
  const { events, set, kept } = ruledBlock(source, block);
  const summary = summariseEvents(kept);
  assertBalanced('quality check', controlTotals(events), totalsOf(summary), set.totals);
  return { occurs: occurringIds(kept), summary, counted: set.counted };
}

function ruledBlock({ source, quality }: CheckedSource, block: number) {
  const { events } = generateBlock(source, block);
  const set = quarantine(events, quality);
  return { events, set, kept: set.removed === 0 ? events : keptEvents(events, set.marks) };
}

/** 1 for each id with an event. O(events). */
export function occurringIds({ count, customer, customerIds }: Events): Uint8Array {
  const occurs = new Uint8Array(customerIds.length);
  for (let row = 0; row < count; row++) occurs[customer[row]!] = 1;
  return occurs;
}
