import type { Acquired, EventType, Held } from '../../../src/pipelines/segmentation/model.ts';
import { EVENT_TYPES } from '../../../src/pipelines/segmentation/model.ts';

/** An event as one writes it down without a thought of columns. */
export interface ShopEvent {
  readonly customer: string;
  readonly time: number;
  readonly type: EventType;
  readonly amount: number | undefined;
  readonly discount: number | undefined;
  readonly order: string | undefined;
  readonly category: string | undefined;
  readonly device: string | undefined;
}

export interface Shop {
  readonly events: readonly ShopEvent[];
  readonly merges: readonly { readonly past: string; readonly canonical: string }[];
  /** What is sold, as the shop lists it. */
  readonly categories: readonly string[];
}

/** The same generated data as objects. */
export function shopOf({ events, merges }: Pick<Held<Acquired>, 'events' | 'merges'>): Shop {
  const known = (value: number | undefined): number | undefined => (Number.isNaN(value) ? undefined : value);
  return {
    events: Array.from({ length: events.count }, (_, row) => ({
      customer: events.customerIds[events.customer[row]!]!,
      time: events.time[row]!,
      type: EVENT_TYPES[events.type[row]!]!,
      amount: known(events.amount[row]),
      discount: known(events.discount?.[row]),
      order: events.order?.names[events.order.codes[row]!],
      category: events.category?.names[events.category.codes[row]!],
      device: events.device?.names[events.device.codes[row]!],
    })),
    merges: merges.past.map((past, row) => ({ past, canonical: merges.canonical[row]! })),
    categories: events.category?.names ?? [],
  };
}
