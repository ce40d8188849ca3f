import { hasSimd } from '../base/web-assembly.ts';
import { byteRows } from './byte-rows.ts';
import { type Encoding, type ImportPlan, SINGLE_BYTE_ENCODINGS } from './import-plan.ts';
import { recordsAbove } from './row-reader.ts';
import { createDelimitedMachine, MACHINE_BYTES, MOST_ROWS } from './simd/delimited-machine.ts';
import type { PouredInto } from './table-reader.ts';
import { countUndecodable, type TextBefore } from './text-source.ts';

/** Cuts bytes into records, which go into a reader's columns. */
export interface ByteCutter {
  /** Takes in a step of bytes at most, and the records that end in it; 'odd' from the first on that has to be cut as text. */
  take(bytes: Uint8Array): 'cut' | 'odd';
  /** The same for one record alone, and then for no more. */
  takeOne(bytes: Uint8Array): 'cut' | 'wants-bytes' | 'odd';
  /** Bytes that whole records have used up. */
  taken(): number;
  /** Bytes that wait for the end of their record. */
  rest(): Uint8Array;
  /** What was read; undefined when nothing was. */
  before(): TextBefore | undefined;
}

/** Bytes that are taken in at once. */
export const BYTES_OF_A_STEP = 65_536;

/**
 * A {@link ByteCutter} for what begins at the beginning of a file, or at that of a record further on. Undefined where reader,
 * dialect, encoding or thread do not allow it. `inAll` = how many bytes there are, where that is known: a reader is told by the first
 * ones how many rows to make room for.
 */
export function openByteCutter(
  { plan, fromBytes, expectRows }: PouredInto,
  at: 'beginning' | 'further on',
  inAll = 0,
): ByteCutter | undefined {
  if (fromBytes === undefined || !readsBytes(plan)) return undefined;
  const machine = createDelimitedMachine(
    plan.dialect.delimiter.charCodeAt(0),
    plan.header.length,
    at === 'beginning' ? recordsAbove(plan) : 0,
  );
  const takeRows = fromBytes(machine);
  const decoder = new TextDecoder(plan.encoding, { ignoreBOM: true });
  // Node 20 takes Windows-1252 for ISO 8859-1 unless it streams; single bytes leave nothing behind in a stream.
  const stream = plan.encoding !== 'utf-8';
  const decode = (bytes: Uint8Array): string => decoder.decode(bytes, { stream });
  let held = 0;
  let begun = plan.encoding !== 'utf-8' || at === 'further on';
  let taken = 0;
  let records = at === 'beginning' ? 0 : 1;
  let undecodable = 0;
  let expecting = inAll >= LEAST_EXPECTED;

  function hold(bytes: Uint8Array): boolean {
    machine.bytes().set(bytes, held);
    held += bytes.length;
    if (begun) return true;
    if (held < MARK.length) return false;
    begun = true;
    if (MARK.every((byte, i) => machine.bytes()[i] === byte)) {
      machine.bytes().copyWithin(0, MARK.length, held);
      held -= MARK.length;
      taken += MARK.length;
    }
    return true;
  }

  /** Cuts what is held, some records at most. */
  function cut(most: number): ReturnType<ByteCutter['takeOne']> {
    const wide = machine.scan(held);
    let from = 0;
    let left = most;
    do {
      const count = machine.take(Math.min(left, MOST_ROWS));
      const to = machine.consumed();
      const broken = wide ? countUndecodable(decode(machine.bytes().subarray(from, to))) : 0;
      undecodable += broken;
      records += count;
      left -= count;
      from = to;
      if (count > 0)
        takeRows(
          byteRows(machine, count, { decode, utf8: !wide || (broken === 0 && plan.encoding === 'utf-8') }),
        );
    } while (machine.ended() === 'full' && left > 0);
    taken += from;
    if (expecting && taken >= BYTES_OF_A_GUESS) expect();
    const odd = machine.ended() === 'odd';
    held = machine.keepRest();
    if (odd || (held > MACHINE_BYTES - BYTES_OF_A_STEP && left > 0)) return 'odd';
    return left === 0 ? 'cut' : 'wants-bytes';
  }

  function expect(): void {
    expecting = false;
    const rows = Math.ceil((records / taken) * inAll * 1.02);
    if (rows <= MOST_EXPECTED) expectRows?.(rows);
  }

  return {
    take: (bytes) => (hold(bytes) && cut(Infinity) === 'odd' ? 'odd' : 'cut'),
    takeOne: (bytes) => (hold(bytes) ? cut(1) : 'wants-bytes'),
    taken: () => taken,
    rest: () => machine.bytes().slice(0, held),
    before: () => (taken === 0 && at === 'beginning' ? undefined : { records, undecodable }),
  };
}

/** Bytes by whose rows the others are guessed, and those that are worth a guess. */
const BYTES_OF_A_GUESS = 524_288;
const LEAST_EXPECTED = 8 * BYTES_OF_A_GUESS;

/** Most rows that room is made for beforehand: 128 MB a column. */
const MOST_EXPECTED = 16_000_000;

/** UTF-8's byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];

/** Encodings in which a byte below 128 is the character of ASCII wherever it stands. */
const OF_ASCII: ReadonlySet<Encoding> = new Set<Encoding>(['utf-8', ...SINGLE_BYTE_ENCODINGS]);

/** Whether text is of a kind that is cut as bytes here. O(1). */
export function readsBytes({ format, encoding, dialect, repair, header }: ImportPlan): boolean {
  return (
    format.kind === 'delimited' &&
    OF_ASCII.has(encoding) &&
    dialect.quoteEscape === 'doubled' &&
    repair === 'none' &&
    header.length > 0 &&
    hasSimd()
  );
}
