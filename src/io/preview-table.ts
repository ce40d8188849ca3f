import { countText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { isFilled, profileColumn, shortened } from './column-profile.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { chooseDecimal, decimalVotes } from './decimal-mark.ts';
import { lacksFirstName } from './header-fit.ts';
import { findGarbled } from './garbled-texts.ts';
import { headerPrint } from './header-print.ts';
import { guessMapping } from './guess-mapping.ts';
import type { MappingGuess } from './guess-mapping.ts';
import type { DecimalMark, FileParts, ImportPlan } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { repairedText } from './mojibake.ts';
import { planImport } from './plan-import.ts';
import type { PlanFacts } from './plan-import.ts';
import { sameNameWarnings } from './same-names.ts';
import { unnamed } from './row-reader.ts';

/** What the first rows of a file tell, and the plan made of it. */
export interface TablePreview {
  readonly fileName: string;
  /** The tables that the file holds; absent where it is one. */
  readonly parts?: FileParts;
  readonly header: readonly string[];
  /** The same for files with the same columns; absent where no column has a name. */
  readonly headerPrint?: string;
  /** The first 50 data rows; cells cut to 60 characters. */
  readonly sampleRows: readonly (readonly string[])[];
  readonly sampledRows: number;
  readonly columns: readonly ColumnProfile[];
  readonly guess: MappingGuess;
  /** Obeyed by the readers; corrected through `editPlan`. */
  readonly plan: ImportPlan;
  /** The files that were opened together, in the order of their names; absent where it is one table. */
  readonly files?: readonly FileOfSet[];
}

/** One of several files that were opened together. */
export interface FileOfSet {
  readonly id: string;
  readonly name: string;
  /** The archive that it is in. */
  readonly archive?: string;
  readonly bytes: number;
  /** Rows that were looked at, and whether these are all. */
  readonly rows: { readonly count: number; readonly isAll: boolean } | undefined;
  /** How it is read by itself. */
  readonly plan: ImportPlan | undefined;
  /** How its dates are read, where day and month could be taken for each other. */
  readonly dayOrder: ImportPlan['time']['order'] | undefined;
  readonly fit: FileFit;
  /** Whether the others must have its columns. */
  readonly isLead: boolean;
}

/** What becomes of a file among others. */
export type FileFit =
  | { readonly kind: 'append' }
  | { readonly kind: 'lookup'; readonly key: string }
  /** Left out, for this reason; `joinBy` names the columns that it could be joined by. */
  | { readonly kind: 'aside'; readonly reason: string; readonly joinBy: readonly string[] };

/** A sample of a table, whatever its format. */
export interface TableSample extends Pick<
  PlanFacts,
  'fileName' | 'packing' | 'format' | 'encoding' | 'dialect' | 'warnings' | 'headerCertain'
> {
  /** Column names as written. */
  readonly names: readonly string[];
  /** Data rows. */
  readonly records: readonly CsvRecord[];
  /** Where numbers have a type of their own: the same rows with these numbers left out, to judge how texts write theirs. */
  readonly texts?: readonly CsvRecord[];
  readonly parts?: FileParts;
  /** Whether texts that look decoded twice are rather of an encoding with two bytes a character. */
  readonly isOnceDecoded?: boolean;
}

/** Most columns that a table may have. */
export const MOST_COLUMNS = 4096;

/** Most rows that are looked at. */
export const MOST_SAMPLED = 5000;

/**
 * Guesses everything that an import needs from a sample of rows. Throws {@link InputError} for more than
 * {@link MOST_COLUMNS} columns. O(rows · columns).
 */
export function previewSample(sample: TableSample, repair: ImportPlan['repair'] = 'none'): TablePreview {
  const { fileName } = sample;
  const written = sample.records.slice(0, MOST_SAMPLED);
  const repaired = repair === 'mojibake';
  const records = repaired ? written.map((record) => record.map(repairedText)) : written;
  const header = columnNames(repaired ? sample.names.map(repairedText) : sample.names, records);
  const garbled = sample.isOnceDecoded === true ? undefined : findGarbled([sample.names, ...written].flat());
  checkColumns(header.length, fileName);
  const texts = sample.texts ?? records;
  const indexes = header.map((_, index) => index);
  const fileDecimal = chooseDecimal(decimalVotes(texts, indexes)).mark;
  const columns = header.map((name, index) => {
    const decimals = decimalVotes(texts, [index]);
    const decimal = decimals.point === decimals.comma ? fileDecimal : chooseDecimal(decimals).mark;
    const profile = profileColumn(records, { index, name, decimals }, decimal);
    return sample.texts !== undefined && hasTypedNumbers(profile, sample.texts)
      ? { ...profile, hasTypedNumbers: true as const }
      : profile;
  });
  const guess = guessMapping(columns, records.length);
  const print = headerPrint(header);
  const names = header.length > sample.names.length ? ['', ...sample.names] : sample.names;
  return {
    fileName,
    ...(print === undefined ? {} : { headerPrint: print }),
    ...(sample.parts === undefined ? {} : { parts: sample.parts }),
    header,
    sampleRows: records.slice(0, 50).map((record) => record.map(shortened)),
    sampledRows: records.length,
    columns,
    guess,
    plan: planImport({
      ...sample,
      warnings: [
        ...sample.warnings,
        ...firstNameWarnings(sample.names, written),
        ...(guess.kind === 'events' ? sameNameWarnings(names, header, guess.mapping) : []),
      ],
      repair,
      header,
      columns,
      guess,
      records,
      ...(garbled === undefined ? {} : { garbled }),
    }),
  };
}

/** Whether some numbers of a column are none of its texts; also where it has neither, since they could be. */
function hasTypedNumbers({ index, filled }: ColumnProfile, texts: readonly CsvRecord[]): boolean {
  return filled === 0 || texts.filter((record) => isFilled((record[index] ?? '').trim())).length < filled;
}

/** The decimal mark that the texts of a sample speak for. O(rows · columns). */
export function decimalOfTexts(texts: readonly CsvRecord[], columns: number): DecimalMark {
  return chooseDecimal(
    decimalVotes(
      texts,
      Array.from({ length: columns }, (_, index) => index),
    ),
  ).mark;
}

/** Throws {@link InputError} for more than {@link MOST_COLUMNS} columns. O(1). */
export function checkColumns(count: number, file: string): void {
  if (count <= MOST_COLUMNS) return;
  throw new InputError({
    file,
    message: `The table has ${countText(count)} columns; at most ${countText(MOST_COLUMNS)} are read.`,
    remedy: 'Check the delimiter, or keep only the columns you need.',
  });
}

function columnNames(written: readonly string[], records: readonly CsvRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  const usual = usualLength(records);
  const noHeader = written.every((name) => name.trim() === '');
  if (!noHeader && lacksFirstName(written, records)) return columnNames(['', ...written], []);
  const width = noHeader ? Math.max(written.length, usual) : written.length;
  return Array.from({ length: width }, (_, index) => {
    const name = (written[index] ?? '').trim().replace(/\s+/g, ' ');
    if (name === '') return unnamed(index);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${countText(count)})`;
  });
}

function firstNameWarnings(
  names: readonly string[],
  records: readonly CsvRecord[],
): readonly ImportWarning[] {
  if (names.every((name) => name.trim() === '') || !lacksFirstName(names, records)) return [];
  const message = `The rows have one field more than the header; its names were taken for those of the columns from the second on (“${names[0]!.trim()}” for ${shortened(records[0]![1]!)}), and the first, such as “${shortened(records[0]![0]!)}”, for numbers or names of rows.`;
  return [{ code: 'first-name-missing', message }];
}

function usualLength(records: readonly CsvRecord[]): number {
  const lengths = records
    .slice(0, 200)
    .map((record) => record.length)
    .sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? 0;
}
