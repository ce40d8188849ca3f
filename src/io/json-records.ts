import { countedText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { LONGEST_RECORD } from './csv.ts';
import type { DecimalMark, ImportPlan, TableFormat } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { readJsonRow } from './json-row.ts';
import { createJsonScanner } from './json-scanner.ts';
import type { RecordSink, RecordSource } from './record-sink.ts';
import { openTextSource } from './text-source.ts';

type JsonFormat = Extract<TableFormat, { kind: 'json' | 'json-lines' }>;

/** How the rows of a JSON file become records. */
export interface JsonReading extends Pick<ImportPlan, 'fileName' | 'encoding'> {
  readonly format: JsonFormat;
  /** The decimal mark that numbers are written with, or that they become blank cells. */
  readonly numbers: DecimalMark | 'left out';
}

/**
 * Records of the rows of a JSON file: one field for each of the format's keys, '' where a row lacks it; rows that are
 * arrays give their elements in order.  What is neither object nor array,
 * has no value at all or (JSON Lines) is no JSON is rejected. Throws {@link InputError} for malformed JSON. O(bytes).
 */
export function openJsonRecords(reading: JsonReading, sink: RecordSink): RecordSource {
  const { format, fileName } = reading;
  const source = openTextSource(reading.encoding);
  const rows = createRowMaker(format.keys, reading.numbers);
  const takeRow = (text: string): void => {
    const record = rows.make(text);
    if (record === 'malformed') {
      if (format.kind === 'json') throw malformedRow(fileName, text);
      sink.reject('malformed-json', text);
    } else if (record === 'no-row') sink.reject('no-object', text);
    else sink.record(record);
  };
  const cut = format.kind === 'json' ? elementsAt(fileName, format.path, takeRow) : lines(fileName, takeRow);
  return {
    push: (bytes) => cut.push(source.push(bytes)),
    finish() {
      cut.push(source.finish());
      cut.finish();
      const warnings: ImportWarning[] = [...source.warnings()];
      if (rows.surplus() > 0) {
        const message = `${countedText(rows.surplus(), 'value has a name', 'values have names')} that none of the first rows has (such as “${rows.firstSurplus()}”); ${rows.surplus() === 1 ? 'it was' : 'they were'} left out.`;
        warnings.push({ code: 'late-names', message });
      }
      if (rows.repeated() > 0) {
        const message = `${countedText(rows.repeated(), 'value has', 'values have')} a name that stood before in the same row (such as “${rows.firstRepeated()}”); the last one counts.`;
        warnings.push({ code: 'repeated-names', message });
      }
      return { bytes: source.bytes(), warnings };
    },
  };
}

interface TextCutter {
  push(text: string): void;
  finish(): void;
}

function elementsAt(file: string, path: string, take: (text: string) => void): TextCutter {
  return createJsonScanner(file, (at, text) => {
    if (at === path && text !== '') take(text);
  });
}

function lines(file: string, take: (text: string) => void): TextCutter {
  let held = '';
  const line = (text: string): void => {
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    if (trimmed !== '') take(trimmed);
  };
  return {
    push(text) {
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        line(held + text.slice(from, at));
        held = '';
        from = at + 1;
      }
      held += text.slice(from);
      if (held.length > LONGEST_RECORD) {
        throw new InputError({
          file,
          message: `One line is longer than ${LONGEST_RECORD / 1_048_576} million characters, the most that is read.`,
          remedy: 'Write one object per line, or an array of objects.',
        });
      }
    },
    finish() {
      line(held);
      held = '';
    },
  };
}

/** Turns rows into records of the known keys. */
function createRowMaker(
  keys: readonly string[],
  numbers: JsonReading['numbers'],
): {
  make(text: string): readonly string[] | 'malformed' | 'no-row';
  surplus(): number;
  firstSurplus(): string;
  /** Values whose name stood before in their row. */
  repeated(): number;
  firstRepeated(): string;
} {
  const places = new Map(keys.map((key, index) => [key, index]));
  let record: string[] = [];
  let found = 0;
  let surplus = 0;
  let firstSurplus = '';
  const metIn = new Uint32Array(keys.length);
  let row = 0;
  let repeated = 0;
  let firstRepeated = '';
  const written = (number: string): string =>
    numbers === 'left out' ? '' : numbers === ',' ? number.replace('.', ',') : number;
  const take = (path: string, text: string, isNumber: boolean): void => {
    const place = places.get(path);
    found++;
    if (place !== undefined) {
      if (metIn[place] === row && repeated++ === 0) firstRepeated = path;
      metIn[place] = row;
      record[place] = isNumber ? written(text) : text;
    } else if (text !== '' && surplus++ === 0) firstSurplus = path;
  };
  return {
    surplus: () => surplus,
    firstSurplus: () => firstSurplus,
    repeated: () => repeated,
    firstRepeated: () => firstRepeated,
    make(text) {
      record = keys.map(() => '');
      row++;
      found = 0;
      const kind = readJsonRow(text, take);
      if (kind === undefined) return 'malformed';
      return kind === 'scalar' || found === 0 ? 'no-row' : record;
    },
  };
}

function malformedRow(file: string, text: string): InputError {
  return new InputError({
    file,
    message: `The JSON is malformed near “${text.slice(0, 60)}”, or nested too deep for a row.`,
    remedy: 'Check it with a JSON validator.',
  });
}
