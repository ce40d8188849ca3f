import { InputError } from '../base/input-error.ts';
import { LONGEST_RECORD } from './csv.ts';
import { cutFixed } from './fixed-width.ts';
import type { Encoding } from './import-plan.ts';
import type { RecordSink, RecordSource } from './record-sink.ts';
import { openTextSource } from './text-source.ts';

/** Cuts each line of aligned text where the columns begin; any line end will do. O(bytes). */
export function openFixedRecords(
  reading: {
    readonly fileName: string;
    readonly encoding: Encoding;
    readonly starts: readonly number[];
  },
  sink: RecordSink,
): RecordSource {
  const source = openTextSource(reading.encoding);
  let held = '';
  const take = (text: string): void => {
    const lines = (held + text).split(/\r\n|\n|\r(?!$)/);
    held = lines.pop()!;
    if (held.length > LONGEST_RECORD) throw tooLong(reading.fileName);
    for (const line of lines) sink.record(cutFixed(line, reading.starts));
  };
  return {
    push: (bytes) => take(source.push(bytes)),
    finish() {
      take(source.finish());
      if (held.trim() !== '') sink.record(cutFixed(held.trimEnd(), reading.starts));
      return { bytes: source.bytes(), warnings: source.warnings() };
    },
  };
}

function tooLong(file: string): InputError {
  return new InputError({
    file,
    message: `One line is longer than ${LONGEST_RECORD / 1_048_576} million characters, the most that is read.`,
    remedy: 'Check the file in a text editor: it may be no table.',
  });
}
