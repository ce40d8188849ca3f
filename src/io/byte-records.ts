import { hasSimd } from '../base/web-assembly.ts';
import { byteRows } from './byte-rows.ts';
import { openDelimitedRecords } from './delimited-records.ts';
import type { Encoding, ImportPlan } from './import-plan.ts';
import type { RecordSource } from './record-sink.ts';
import { recordsAbove } from './row-reader.ts';
import { createDelimitedMachine, MACHINE_BYTES } from './simd/delimited-machine.ts';
import type { PouredInto } from './table-reader.ts';
import { countUndecodable } from './text-source.ts';

/**
 * Reads delimited text from bytes straight into the reader's columns: the same table, report and warnings as
 * `openDelimitedRecords` gives, at a multiple of its speed. Rows with cells of uncommon kinds are decoded and taken as
 * records. From the first record with quotes in unexpected places, or of more than 192 KiB, on, and for the last line, the
 * text is cut by papaparse. Undefined where reader, dialect, encoding or thread do not allow it. O(bytes).
 */
export function openByteRecords(reader: PouredInto): RecordSource | undefined {
  const { plan, rows: sink, fromBytes } = reader;
  if (fromBytes === undefined || !readsBytes(plan)) return undefined;
  const machine = createDelimitedMachine(
    plan.dialect.delimiter.charCodeAt(0),
    plan.header.length,
    recordsAbove(plan),
  );
  const take = fromBytes(machine);
  const decoder = new TextDecoder(plan.encoding, { ignoreBOM: true });
  // Node 20 takes Windows-1252 for ISO 8859-1 unless it streams; single bytes leave nothing behind in a stream.
  const stream = plan.encoding !== 'utf-8';
  const decode = (bytes: Uint8Array): string => decoder.decode(bytes, { stream });
  let text: RecordSource | undefined;
  let held = 0;
  let begun = plan.encoding !== 'utf-8';
  let pushed = 0;
  let taken = 0;
  let records = 0;
  let undecodable = 0;

  function takeHeld(): void {
    let from = 0;
    if (!begun) {
      if (held < MARK.length) return;
      begun = true;
      if (MARK.every((byte, i) => machine.bytes()[i] === byte)) {
        machine.bytes().copyWithin(0, MARK.length, held);
        held -= MARK.length;
        taken += MARK.length;
      }
    }
    const wide = machine.scan(held);
    do {
      const count = machine.take();
      const to = machine.consumed();
      const broken = wide ? countUndecodable(decode(machine.bytes().subarray(from, to))) : 0;
      undecodable += broken;
      records += count;
      from = to;
      if (count > 0)
        take(
          byteRows(machine, count, { decode, utf8: !wide || (broken === 0 && plan.encoding === 'utf-8') }),
        );
    } while (machine.ended() === 'full');
    taken += from;
    const odd = machine.ended() === 'odd';
    held = machine.keepRest();
    if (odd || held > MACHINE_BYTES - STEP) giveToText();
  }

  /** The rest of the text, from the end of a record on, is cut as text. */
  function giveToText(): RecordSource {
    text = openDelimitedRecords(plan, sink, taken === 0 ? undefined : { records, undecodable });
    text.push(machine.bytes().slice(0, held));
    return text;
  }

  return {
    push(bytes) {
      pushed += bytes.length;
      for (let at = 0; at < bytes.length; at += STEP) {
        const piece = bytes.subarray(at, at + STEP);
        if (text !== undefined) text.push(piece);
        else {
          machine.bytes().set(piece, held);
          held += piece.length;
          takeHeld();
        }
      }
    },
    finish: () => ({ ...(text ?? giveToText()).finish(), bytes: pushed }),
  };
}

const STEP = 65_536;

/** UTF-8's byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];

/** Encodings in which a byte below 128 is the character of ASCII wherever it stands. */
const OF_ASCII: ReadonlySet<Encoding> = new Set<Encoding>([
  'utf-8',
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'macintosh',
  'koi8-r',
]);

function readsBytes({ format, encoding, dialect, repair, header }: ImportPlan): boolean {
  return (
    format.kind === 'delimited' &&
    OF_ASCII.has(encoding) &&
    dialect.quoteEscape === 'doubled' &&
    repair === 'none' &&
    header.length > 0 &&
    hasSimd()
  );
}
