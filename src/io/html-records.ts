import { checkPage, htmlTables } from './html-table.ts';
import type { Encoding } from './import-plan.ts';
import type { RecordSink, RecordSource } from './record-sink.ts';
import { openTextSource } from './text-source.ts';

/** The rows of one table of a page, held whole, padded with blanks to `width` cells. O(characters). */
export function openHtmlRecords(
  reading: {
    readonly fileName: string;
    readonly encoding: Encoding;
    readonly table: number;
    readonly width: number;
  },
  sink: RecordSink,
): RecordSource {
  const source = openTextSource(reading.encoding);
  const parts: string[] = [];
  let length = 0;
  const take = (text: string): void => {
    parts.push(text);
    length += text.length;
    checkPage(length, reading.fileName);
  };
  return {
    push: (bytes) => take(source.push(bytes)),
    finish() {
      take(source.finish());
      for (const row of htmlTables(parts.join(''))[reading.table] ?? []) {
        const missing = Math.max(0, reading.width - row.length);
        sink.record([...row, ...Array.from({ length: missing }, () => '')]);
      }
      return { bytes: source.bytes(), warnings: source.warnings() };
    },
  };
}
