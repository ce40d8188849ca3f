import { type ByteCutter, BYTES_OF_A_STEP, openByteCutter } from './byte-cutter.ts';
import { openDelimitedRecords } from './delimited-records.ts';
import type { RecordSource } from './record-sink.ts';
import type { PouredInto } from './table-reader.ts';

/**
 * Reads delimited text from bytes straight into the reader's columns: the same table, report and warnings as
 * `openDelimitedRecords` gives, at a multiple of its speed. Rows with cells of uncommon kinds are decoded and taken as
 * records; `bytes` = how many come, where that is known. From the first record with quotes in unexpected places, or of more than 192 KiB, on, and for the last line, the
 * text is cut by papaparse. Undefined where reader, dialect, encoding or thread do not allow it. O(bytes).
 */
export function openByteRecords(reader: PouredInto, bytes?: number): RecordSource | undefined {
  const cutter = openByteCutter(reader, 'beginning', bytes);
  return cutter === undefined ? undefined : recordsOfCutter(reader, cutter);
}

/** The rest of what a cutter has begun, to the end of the file. */
export function recordsOfCutter({ plan, rows: sink }: PouredInto, cutter: ByteCutter): RecordSource {
  let text: RecordSource | undefined;
  let pushed = 0;

  /** The rest of the text, from the end of a record on, is cut as text. */
  function giveToText(): RecordSource {
    text = openDelimitedRecords(plan, sink, cutter.before());
    text.push(cutter.rest());
    return text;
  }

  return {
    push(bytes) {
      pushed += bytes.length;
      for (let at = 0; at < bytes.length; at += BYTES_OF_A_STEP) {
        const piece = bytes.subarray(at, at + BYTES_OF_A_STEP);
        if (text !== undefined) text.push(piece);
        else if (cutter.take(piece) === 'odd') giveToText();
      }
    },
    finish: () => ({ ...(text ?? giveToText()).finish(), bytes: pushed }),
  };
}
