import { countedText } from '../base/number-text.ts';
import { createCsvParser } from './csv.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import type { RecordSink, RecordSource } from './record-sink.ts';
import { openTextSource } from './text-source.ts';
import type { TextBefore } from './text-source.ts';

/**
 * Cuts delimited text into records as the plan's dialect says; a last record that ends inside quotes is rejected. `before` =
 * what was read of it elsewhere, up to the end of a record. O(bytes).
 */
export function openDelimitedRecords(
  plan: Pick<ImportPlan, 'fileName' | 'encoding' | 'dialect'>,
  sink: RecordSink,
  before?: TextBefore,
): RecordSource {
  const source = openTextSource(plan.encoding, before);
  const parser = createCsvParser(plan.dialect, plan.fileName);
  let records = before?.records ?? 0;

  /** Short pieces: rows that live briefly cost the garbage collector little (measured: half the time of 1 MiB pieces). */
  function takeText(text: string): void {
    for (let at = 0; at < text.length; at += PIECE) {
      for (const record of parser.push(text.slice(at, at + PIECE))) {
        records++;
        sink.record(record);
      }
    }
  }

  return {
    push: (bytes) => takeText(source.push(bytes)),
    finish() {
      takeText(source.finish());
      const end = parser.finish();
      end.records.forEach((record, i) => {
        const unfinished = end.unfinished && i === end.records.length - 1 && records > 0;
        if (unfinished) sink.reject('unfinished-row', record.join(' '));
        else {
          records++;
          sink.record(record);
        }
      });
      const warnings: ImportWarning[] = [];
      if (end.openQuote) {
        const message = 'The file ends inside a quoted field: its last row is incomplete and was left out.';
        warnings.push({ code: 'open-quote', message });
      }
      if (end.strayQuotes > 0) {
        const message = `${countedText(end.strayQuotes, 'row has', 'rows have')} a quote mark in an unexpected place; check the cells there.`;
        warnings.push({ code: 'stray-quotes', message });
      }
      return { bytes: source.bytes(), warnings, undecodable: source.undecodable() };
    },
  };
}

const PIECE = 65_536;
