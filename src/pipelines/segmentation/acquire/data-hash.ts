import { digest, type Digest } from '../../../base/sha256.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { CodedColumn } from '../../../io/event-table.ts';
import type { MergeHistory } from '../../../io/merge-history.ts';
import type { Events } from '../model.ts';

type NumberColumn = Float64Array | Float32Array | Int32Array | Uint8Array;

const ROWS_AT_ONCE = 131_072;

/**
 * SHA-256 over all columns of the events and the merge history. A stretch of a column that seldom changes from row to
 * row (customers, devices, empty amounts) goes in as its changes, which says the same in fewer bytes. O(bytes).
 */
export async function dataHash(
  events: Events,
  merges: MergeHistory,
  context: Pick<StageContext, 'checkpoint'>,
): Promise<string> {
  const hash = digest();
  const columns: readonly (readonly [string, NumberColumn | CodedColumn | undefined])[] = [
    ['customer', { codes: events.customer, names: events.customerIds }],
    ['time', events.time],
    ['type', events.type],
    ['amount', events.amount],
    ['discount', events.discount],
    ['quantity', events.quantity],
    ['order', events.order],
    ['category', events.category],
    ['device', events.device],
    ['channel', events.channel],
    ['merged', merges.time],
  ];
  hash.texts(merges.past).texts(merges.canonical);
  for (const [name, column] of columns) {
    if (column === undefined) continue;
    hash.text(name);
    if ('codes' in column) hash.texts(column.names);
    await addNumbers(hash, 'codes' in column ? narrowed(column) : column, context);
  }
  return hash.hex();
}

async function addNumbers(
  hash: Digest,
  column: NumberColumn,
  context: Pick<StageContext, 'checkpoint'>,
): Promise<void> {
  for (let from = 0; from < column.length; from += ROWS_AT_ONCE) {
    await context.checkpoint();
    const part = column.subarray(from, from + ROWS_AT_ONCE);
    const rows = changes(part, Math.floor(part.byteLength / CHANGE_BYTES));
    if (rows === undefined) hash.array(part);
    else hash.array(rows).array(Float64Array.from(rows, (row) => part[row]!));
  }
}

const CHANGE_BYTES = 12;

/** Rows whose value differs from that of the row before, the first included; two NaN are equal. Undefined beyond `most`. */
function changes(part: NumberColumn, most: number): Int32Array | undefined {
  const rows = new Int32Array(most);
  let count = 0;
  let before = NaN;
  for (let row = 0; row < part.length; row++) {
    const value = part[row]!;
    if (row > 0 && (value === before || (value !== value && before !== before))) continue;
    if (count === most) return undefined;
    rows[count++] = row;
    before = value;
  }
  return rows.subarray(0, count);
}

function narrowed({ codes, names }: CodedColumn): Int32Array | Uint8Array {
  return names.length < 255 ? Uint8Array.from(codes) : codes;
}
