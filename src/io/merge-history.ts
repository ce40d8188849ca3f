import { countedText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { buildFloat64, buildInt32 } from './column-builders.ts';
import type { CsvRecord } from './csv.ts';
import { isOpenDate, readTime, type TimeReading, withOrder } from './date-format.ts';
import { createDictionary } from './dictionary.ts';
import { findColumn } from './edit-plan.ts';
import { nameFit, nameWords } from './header-names.ts';
import { type ColumnRef, DATE_ORDERS, type ImportPlan } from './import-plan.ts';
import type { ImportReport } from './import-report.ts';
import { chooseTimeReading, type TimeChoice } from './choose-time-reading.ts';
import type { TablePreview } from './preview-table.ts';
import { requireRows } from './row-counts.ts';
import { createRowReader, requiredWidth } from './row-reader.ts';
import type { TableReader } from './table-reader.ts';
import { trimmedId } from './trimmed-id.ts';

/** Which ids were merged into which, in file order. */
export interface MergeHistory {
  readonly past: readonly string[];
  readonly canonical: readonly string[];
  /** Milliseconds since 1970 UTC; NaN = unknown. */
  readonly time: Float64Array;
  /** 1-based data row in the file. */
  readonly sourceRow: Int32Array;
}

/** How a merge history is read. */
export interface MergePlan {
  readonly table: ImportPlan;
  readonly past: ColumnRef;
  readonly canonical: ColumnRef;
  readonly time?: ColumnRef;
  readonly reading: TimeReading;
  /** Why these columns, in a few words. */
  readonly why: string;
}

/** Column names that a user gives; what is absent is guessed. An empty time means that there is none. */
export interface MergeColumns {
  readonly past?: string;
  readonly canonical?: string;
  readonly time?: string;
}

/** What is known of the columns of a merge history; a column that is neither chosen nor found is absent. */
export interface MergeGuess {
  readonly past?: ColumnRef;
  readonly canonical?: ColumnRef;
  readonly time?: ColumnRef;
  /** Why these columns, in a few words; '' without a pair. */
  readonly why: string;
}

/**
 * The columns of a merge history: past ids are called alias, old, past, from, duplicate …, canonical ids canonical, new,
 * to, master, target …. Among several pairs the one with equal remaining words (`alias_email`, `canonical_email`) and the
 * most filled cells wins; two columns without telling names are past and canonical in that order. Throws
 * {@link InputError} for a chosen column that is not there, or one chosen for both ids. O(columns²).
 */
export function guessMergeColumns(preview: TablePreview, chosen: MergeColumns = {}): MergeGuess {
  const { header, fileName } = preview;
  const named = (name: string | undefined, option: string): ColumnRef | undefined =>
    name === undefined || name === '' ? undefined : findColumn(header, name, option, fileName);
  const past = named(chosen.past, 'map-merges past');
  const canonical = named(chosen.canonical, 'map-merges canonical');
  if (past !== undefined && past.index === canonical?.index) {
    throw new InputError({
      file: fileName,
      field: past.name,
      message: 'One column cannot hold both the past and the canonical id.',
      remedy: 'Choose another column for one of them.',
    });
  }
  const pair =
    past !== undefined && canonical !== undefined
      ? { past, canonical, why: 'as chosen' }
      : (guessPair(preview, past, canonical) ?? {
          ...(past === undefined ? {} : { past }),
          ...(canonical === undefined ? {} : { canonical }),
          why: '',
        });
  const taken = [pair.past, pair.canonical].flatMap((column) => column?.index ?? []);
  const time =
    chosen.time === '' ? undefined : (named(chosen.time, 'map-merges time') ?? guessTime(preview, taken));
  return { ...pair, ...(time === undefined ? {} : { time }) };
}

/** How to read a merge history; as {@link guessMergeColumns}, but throws {@link InputError} when no pair is found. */
export function planMergeHistory(preview: TablePreview, chosen: MergeColumns = {}): MergePlan {
  const { header, fileName } = preview;
  const { past, canonical, time, why } = guessMergeColumns(preview, chosen);
  if (past === undefined || canonical === undefined) {
    throw new InputError({
      file: fileName,
      field: 'map-merges',
      message: 'It is not clear which columns hold the past and the canonical id.',
      remedy: `Name them (past=…,canonical=…); the columns are: ${header.slice(0, 20).join(', ')}.`,
    });
  }
  const timeColumn = time === undefined ? undefined : preview.columns[time.index];
  const reading =
    timeColumn === undefined
      ? preview.plan.time
      : unguessed(chooseTimeReading(timeColumn, preview.sampleRows));
  return { table: preview.plan, past, canonical, why, ...(time === undefined ? {} : { time }), reading };
}

/** With all orders open that would be asked about: what depends on them is told, and undated. */
function unguessed({ reading, choices }: TimeChoice): TimeReading {
  const asked = choices.find(({ setting }) => setting === 'time-order');
  if (asked === undefined) return reading;
  const others = DATE_ORDERS.filter((order) => asked.alternatives.includes(order));
  return withOrder(reading, reading.order, others);
}

/** Reads the records of a merge history. */
export type MergeReader = TableReader<{ readonly merges: MergeHistory; readonly report: ImportReport }>;

/** A {@link MergeReader}. Rows without one of the ids are rejected; an unreadable time is NaN and counted in a warning. O(bytes). */
export function createMergeReader(plan: MergePlan): MergeReader {
  const ids = createDictionary();
  const past: string[] = [];
  const canonical: string[] = [];
  const time = buildFloat64();
  const sourceRow = buildInt32();
  const pastAt = plan.past.index;
  const canonicalAt = plan.canonical.index;
  const timeAt = plan.time?.index ?? -1;
  let badTimes = 0;
  let openTimes = 0;
  const used = [pastAt, canonicalAt, ...(timeAt < 0 ? [] : [timeAt])];
  const rows = createRowReader(plan.table, requiredWidth(plan.table, used), takeRow);

  function takeRow(record: CsvRecord, row: number): void {
    const from = trimmedId(record[pastAt]!);
    const to = trimmedId(record[canonicalAt]!);
    if (from === '') return rows.rejects.reject('missing-past-id', { row, example: to, record });
    if (to === '') return rows.rejects.reject('missing-canonical-id', { row, example: from, record });
    past.push(ids.names[ids.code(from)]!);
    canonical.push(ids.names[ids.code(to)]!);
    const text = timeAt < 0 ? '' : record[timeAt]!;
    const ms = text === '' ? NaN : readTime(text, plan.reading);
    if (ms !== ms && text.trim() !== '') {
      if (isOpenDate(text, plan.reading)) openTimes++;
      else badTimes++;
    }
    time.push(ms);
    sourceRow.push(row);
  }

  return {
    plan: plan.table,
    rows,
    rejects: rows.rejects,
    rowsRead: rows.rowsRead,
    finish(end) {
      const { summary } = rows.finish(end);
      requireRows(summary);
      const unread = {
        code: 'bad-merge-times',
        message: `${countedText(badTimes, 'merge time')} cannot be read; ${badTimes === 1 ? 'this merge counts' : 'these merges count'} as undated.`,
      };
      const open = {
        code: 'ambiguous-merge-times',
        message: `${countedText(openTimes, 'merge time is', 'merge times are')} of different days in different orders of day, month and year, and nothing in “${plan.time?.name}” shows the order; ${openTimes === 1 ? 'this merge counts' : 'these merges count'} as undated. Write such dates as 2023-01-31.`,
      };
      const warnings = [
        ...summary.warnings,
        ...(badTimes === 0 ? [] : [unread]),
        ...(openTimes === 0 ? [] : [open]),
      ];
      return {
        merges: { past, canonical, time: time.finish(), sourceRow: sourceRow.finish() },
        report: { ...summary, warnings, amountSum: 0, negativeAmountSum: 0 },
      };
    },
  };
}

const PAST_WORDS: ReadonlySet<string> = new Set(
  'alias past old previous prev former from source src duplicate dup dupe merged loser child secondary alt ancien alt alte viejo anterior vecchio'.split(
    ' ',
  ),
);

const CANONICAL_WORDS: ReadonlySet<string> = new Set(
  'canonical new current to target into master main primary survivor winner parent golden kept surviving nouveau neu neue nuevo nuovo'.split(
    ' ',
  ),
);

function guessPair(
  preview: TablePreview,
  past: ColumnRef | undefined,
  canonical: ColumnRef | undefined,
): Pick<MergePlan, 'past' | 'canonical' | 'why'> | undefined {
  const { header, columns } = preview;
  const ref = (index: number): ColumnRef => ({ kind: 'column', index, name: header[index]! });
  let best: Pick<MergePlan, 'past' | 'canonical' | 'why'> | undefined;
  let bestScore = 0;
  for (const from of columns) {
    const isPast = past === undefined ? hasWord(from.name, PAST_WORDS) : from.index === past.index;
    if (!isPast) continue;
    for (const to of columns) {
      const isCanonical =
        canonical === undefined ? hasWord(to.name, CANONICAL_WORDS) : to.index === canonical.index;
      if (!isCanonical || from.index === to.index) continue;
      const sameStem = stem(from.name) === stem(to.name);
      const score =
        1 + (sameStem ? 2 : 0) + Math.min(from.filled, to.filled) / Math.max(1, preview.sampledRows);
      if (score <= bestScore) continue;
      bestScore = score;
      best = {
        past: ref(from.index),
        canonical: ref(to.index),
        why: sameStem ? 'by their names, which agree' : 'by their names',
      };
    }
  }
  if (best !== undefined) return best;
  const others = columns.filter((column) => column.type !== 'time' && column.filled > 0);
  if (others.length !== 2) return undefined;
  const from = past ?? ref(others.find((column) => column.index !== canonical?.index)!.index);
  const to = canonical ?? ref(others.find((column) => column.index !== from.index)!.index);
  return { past: from, canonical: to, why: 'the only two columns of ids, in this order' };
}

function guessTime(preview: TablePreview, taken: readonly number[]): ColumnRef | undefined {
  const column = preview.columns.find(
    ({ index, name, type, bareNumbers, timeShare }) =>
      !taken.includes(index) &&
      (type === 'time' || (nameFit('time', name) > 0 && (bareNumbers !== undefined || timeShare >= 0.5))),
  );
  return column === undefined ? undefined : { kind: 'column', index: column.index, name: column.name };
}

function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return nameWords(name).some((word) => words.has(word));
}

function stem(name: string): string {
  return nameWords(name)
    .filter((word) => !PAST_WORDS.has(word) && !CANONICAL_WORDS.has(word))
    .join(' ');
}
