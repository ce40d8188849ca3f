import type { CodedColumn } from '../../../io/event-table.ts';
import type { Events } from '../model.ts';

type NumberColumn = Float64Array | Float32Array | Int32Array | Uint8Array;

/** The events whose mark is 0; dictionaries stay whole, so codes keep their meaning. O(events × columns). */
export function keptEvents(events: Events, marks: Uint8Array): Events {
  const rows = new Int32Array(events.count);
  let count = 0;
  for (let row = 0; row < events.count; row++) if (marks[row] === 0) rows[count++] = row;
  const kept = rows.subarray(0, count);
  const numbers = <Column extends NumberColumn>(column: Column): Column => pick(column, kept) as Column;
  const coded = ({ codes, names }: CodedColumn): CodedColumn => ({ codes: numbers(codes), names });
  return {
    count,
    customerIds: events.customerIds,
    customer: numbers(events.customer),
    time: numbers(events.time),
    type: numbers(events.type),
    amount: numbers(events.amount),
    sourceRow: numbers(events.sourceRow),
    repeated: numbers(events.repeated),
    ...(events.discount === undefined ? {} : { discount: numbers(events.discount) }),
    ...(events.quantity === undefined ? {} : { quantity: numbers(events.quantity) }),
    ...(events.order === undefined ? {} : { order: coded(events.order) }),
    ...(events.category === undefined ? {} : { category: coded(events.category) }),
    ...(events.device === undefined ? {} : { device: coded(events.device) }),
    ...(events.channel === undefined ? {} : { channel: coded(events.channel) }),
  };
}

function pick(column: NumberColumn, rows: Int32Array): NumberColumn {
  const picked = new (column.constructor as new (length: number) => NumberColumn)(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]!]!;
  return picked;
}
