import { openDelimitedRecords } from './delimited-records.ts';
import type { ImportPlan } from './import-plan.ts';
import { openJsonRecords } from './json-records.ts';
import { unpackedPieces } from './packing.ts';
import type { RecordSink, RecordSource, SourceEnd } from './record-sink.ts';
import type { StoredFile } from './stored-file.ts';

/**
 * Pours the records of a stored file into the sink, unpacked and cut as the plan says. Yields every few milliseconds, so
 * that whoever drives it can rest, report and stop. Throws `InputError` for what is damaged or passes a limit. O(bytes).
 */
export async function* pourRecords(
  file: StoredFile,
  plan: ImportPlan,
  sink: RecordSink,
): AsyncGenerator<undefined, SourceEnd> {
  const source = openTextRecords(plan, sink);
  for await (const piece of unpackedPieces(file, plan.packing)) {
    for (let at = 0; at < piece.length; at += AT_ONCE) {
      source.push(piece.subarray(at, at + AT_ONCE));
      yield;
    }
  }
  return { ...source.finish(), bytes: file.size };
}

/** The records of unpacked text, pushed in any pieces. */
export function openTextRecords(plan: ImportPlan, sink: RecordSink): RecordSource {
  const { format } = plan;
  switch (format.kind) {
    case 'delimited':
      return openDelimitedRecords(plan, sink);
    case 'json':
    case 'json-lines':
      return openJsonRecords({ ...plan, format, numbers: plan.decimal }, sink);
  }
}

const AT_ONCE = 65_536;
