import type { SegmentationConfig } from '../config.ts';

/** Generated events beyond which they are no longer held: some 700 MB of columns. */
const MOST_HELD_EVENTS = 16_000_000;

/** The settings that decide whether a run holds its events. */
export interface StreamingSettings {
  readonly source: Pick<SegmentationConfig['source'], 'kind' | 'streaming'>;
  readonly synthetic: Pick<SegmentationConfig['synthetic'], 'customers' | 'eventsPerCustomer'>;
}

/**
 * Whether generated events are folded into profiles block by block and never held. Imported events are there already.
 * O(1).
 */
export function isStreamed({ source, synthetic }: StreamingSettings): boolean {
  if (source.kind !== 'synthetic' || source.streaming === 'off') return false;
  return source.streaming === 'on' || synthetic.customers * synthetic.eventsPerCustomer > MOST_HELD_EVENTS;
}

/** Why a streamed run does without what looks at single events. */
export const NEEDS_EVENTS = 'needs events, which a streamed run does not keep';
