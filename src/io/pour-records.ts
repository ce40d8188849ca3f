import { openByteRecords } from './byte-records.ts';
import { openDelimitedRecords } from './delimited-records.ts';
import { openFixedRecords } from './fixed-records.ts';
import { openHtmlRecords } from './html-records.ts';
import type { ImportPlan } from './import-plan.ts';
import { openJsonRecords } from './json-records.ts';
import { unpackedFile, unpackedPieces } from './packing.ts';
import type { RecordSink, RecordSource, SourceEnd } from './record-sink.ts';
import type { StoredFile } from './stored-file.ts';
import { blocksInto } from './take-blocks.ts';
import type { PouredInto } from './table-reader.ts';

/**
 * Pours the records of a stored file into the sink, unpacked and cut as the plan says. Yields every few milliseconds, so
 * that whoever drives it can rest, report and stop. Throws `InputError` for what is damaged or passes a limit. O(bytes).
 */
export async function* pourRecords(
  file: StoredFile,
  reader: PouredInto,
): AsyncGenerator<undefined, SourceEnd> {
  const { plan, rows: sink } = reader;
  const { format } = plan;
  switch (format.kind) {
    case 'parquet': {
      const { openParquet } = await import('./parquet-records.ts');
      const parquet = await openParquet(await unpackedFile(file, plan.packing));
      const take = blocksInto(reader);
      for await (const block of parquet.blocks(plan.decimal)) {
        if (block !== undefined) take(block);
        yield;
      }
      return { warnings: [], bytes: file.size };
    }
    case 'workbook': {
      const { pourSheet } = await import('./pour-sheet.ts');
      const warnings = yield* pourSheet(await unpackedFile(file, plan.packing), format.sheet, plan, sink);
      return { warnings, bytes: file.size };
    }
    default: {
      const source =
        openByteRecords(reader, plan.packing.length === 0 ? file.size : undefined) ??
        openTextRecords(plan, sink);
      for await (const piece of unpackedPieces(file, plan.packing)) {
        for (let at = 0; at < piece.length; at += AT_ONCE) {
          source.push(piece.subarray(at, at + AT_ONCE));
          yield;
        }
      }
      return { ...source.finish(), bytes: file.size };
    }
  }
}

/** The records of unpacked text, pushed in any pieces. */
export function openTextRecords(plan: ImportPlan, sink: RecordSink): RecordSource {
  const { format } = plan;
  switch (format.kind) {
    case 'json':
    case 'json-lines':
      return openJsonRecords({ ...plan, format, numbers: plan.decimal }, sink);
    case 'fixed-width':
      return openFixedRecords({ ...plan, starts: format.starts }, sink);
    case 'html':
      return openHtmlRecords({ ...plan, table: format.table, width: plan.header.length }, sink);
    default:
      return openDelimitedRecords(plan, sink);
  }
}

/** What is poured between two breaks, in unpacked bytes of text. */
export const AT_ONCE = 65_536;
