import { digest, type Digest } from '../../../base/sha256.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { CodedColumn } from '../../../io/event-table.ts';
import type { MergeHistory } from '../../../io/merge-history.ts';
import type { Events } from '../model.ts';
import { mergeHistoryOf, type MergeRow } from '../synthetic/merge-rows.ts';

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
  for (const add of stretches(events, merges)) {
    await context.checkpoint();
    add(hash);
  }
  return hash.hex();
}

/** The same of one block of generated data, in one go. O(bytes). */
export function blockHash(events: Events, merges: readonly MergeRow[]): string {
  const hash = digest();
  for (const add of stretches(events, mergeHistoryOf(merges))) add(hash);
  return hash.hex();
}

/** The hash of generated data from those of its blocks, so that no thread has to see all events. O(blocks). */
export function hashOfBlocks(hashes: readonly string[]): string {
  return digest().texts(hashes).hex();
}

/** What is to be added, stretch by stretch. */
function* stretches(events: Events, merges: MergeHistory): Generator<(hash: Digest) => void> {
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
  const room = Math.min(ROWS_AT_ONCE, Math.max(events.count, merges.time.length));
  const desk = { values: new Float64Array(room), rows: new Int32Array(room) };
  yield (hash) => hash.texts(merges.past).texts(merges.canonical);
  for (const [name, column] of columns) {
    if (column === undefined) continue;
    yield (hash) => {
      hash.text(name);
      if ('codes' in column) hash.texts(column.names);
    };
    const numbers = 'codes' in column ? narrowed(column) : column;
    for (let from = 0; from < numbers.length; from += ROWS_AT_ONCE) {
      yield (hash) => addNumbers(hash, numbers.subarray(from, from + ROWS_AT_ONCE), desk);
    }
  }
}

/** Room for the changes of a stretch of a column. */
interface Desk {
  readonly values: Float64Array;
  readonly rows: Int32Array;
}

const CHANGE_BYTES = 12;

function addNumbers(hash: Digest, part: NumberColumn, desk: Desk): void {
  const count = gatherChanges(part, Math.floor(part.byteLength / CHANGE_BYTES), desk);
  if (count === undefined) hash.array(part);
  else hash.array(desk.rows.subarray(0, count)).array(desk.values.subarray(0, count));
}

/**
 * Puts the rows whose value differs from that of the row before, the first included, and their values to the front of the
 * desk, and counts them; two NaN are equal. Undefined beyond `most`. O(rows).
 */
function gatherChanges(part: NumberColumn, most: number, { values, rows }: Desk): number | undefined {
  values.set(part);
  let count = 0;
  let before = 0;
  for (let row = 0; row < part.length; row++) {
    const value = values[row]!;
    if (row > 0 && (value === before || (value !== value && before !== before))) continue;
    if (count === most) return undefined;
    rows[count] = row;
    values[count++] = value;
    before = value;
  }
  return count;
}

function narrowed({ codes, names }: CodedColumn): Int32Array | Uint8Array {
  return names.length < 255 ? new Uint8Array(codes) : codes;
}
