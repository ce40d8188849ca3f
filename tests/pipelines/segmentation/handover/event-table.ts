import { present } from '../../../../src/base/assert.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { EVENT_TYPES } from '../../../../src/pipelines/segmentation/model.ts';
import type { EngineColumn } from './sql-engines.ts';

/** The generated events as a table, which a user would have in a warehouse. */
export function eventTable({ artifacts }: HandedRun): readonly EngineColumn[] {
  const events = present(artifacts.acquired?.events, 'events');
  const words = (column: { readonly codes: Int32Array; readonly names: readonly string[] } | undefined) =>
    Array.from({ length: events.count }, (_, row) => column?.names[column.codes[row]!]);
  return [
    {
      name: 'customer_id',
      type: 'text',
      values: Array.from(events.customer, (code) => events.customerIds[code]),
    },
    { name: 'event_time', type: 'timestamp', values: events.time },
    { name: 'event_row', type: 'double', values: Float64Array.from(events.time, (_, row) => row) },
    { name: 'event_type', type: 'text', values: Array.from(events.type, (code) => EVENT_TYPES[code]) },
    { name: 'amount', type: 'double', values: events.amount },
    { name: 'order_id', type: 'text', values: words(events.order) },
    { name: 'category', type: 'text', values: words(events.category) },
    { name: 'device', type: 'text', values: words(events.device) },
    { name: 'channel', type: 'text', values: words(events.channel) },
    { name: 'discount', type: 'double', values: Float64Array.from(events.discount ?? []) },
  ];
}
