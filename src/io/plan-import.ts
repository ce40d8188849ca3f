import { countText } from '../base/number-text.ts';
import { chooseDateOrder } from './choose-date-order.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { decimalChoice, decimalOf } from './decimal-mark.ts';
import { readTime } from './date-format.ts';
import type { TimeReading } from './date-format.ts';
import type { BareNumber } from './time-text.ts';
import type { MappingGuess } from './guess-mapping.ts';
import type { ColumnSource, DecimalMark, FileParts, ImportPlan, OpenChoice } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { looksLikeNothing } from './ids-like-nothing.ts';
import { decimalEvidence } from './number-format.ts';
import { numberIndexes } from './number-roles.ts';
import { partChoice } from './part-choice.ts';

/** What is known of a file when a plan is made. */
export interface PlanFacts extends Pick<
  ImportPlan,
  'fileName' | 'packing' | 'format' | 'encoding' | 'repair' | 'dialect' | 'header'
> {
  readonly columns: readonly ColumnProfile[];
  readonly guess: MappingGuess;
  readonly warnings: readonly ImportWarning[];
  readonly headerCertain: boolean;
  readonly parts?: FileParts;
  /** A text that was decoded wrongly before, and how it was meant; absent without any. */
  readonly garbled?: { readonly written: string; readonly meant: string };
  readonly records: readonly CsvRecord[];
}

/** Ids that are taken for missing unless the user says otherwise. */
export const MISSING_IDS: readonly string[] = [
  'NULL',
  '(null)',
  '<null>',
  'nan',
  'N/A',
  'n/a',
  'NA',
  '<NA>',
  '#N/A',
  'None',
  'none',
  'NIL',
  '-',
  '--',
  '?',
  '\\N',
];

/** The plan that follows from the guesses, with what they leave open. O(sampled rows). */
export function planImport(facts: PlanFacts): ImportPlan {
  const { guess, columns, dialect } = facts;
  const used = guess.kind === 'events' ? numberIndexes(guess.mapping) : guess.customers.features;
  const decimal = decimalOf(columns, used);
  const mark = decimal.mark ?? '.';
  const time = columnOf(columns, guess.mapping.time);
  const timed = time === undefined ? undefined : chooseTimeReading(time, facts.records);
  const needsChoice: OpenChoice[] = facts.parts === undefined ? [] : [partChoice(facts.parts)];
  if (facts.garbled !== undefined && facts.repair === 'none') needsChoice.push(repairChoice(facts.garbled));
  if (guess.kind === 'events' && timed !== undefined) needsChoice.push(...timed.choices);
  const words = guess.kind === 'events' ? doubtfulIds(facts) : [];
  if (words.length > 0) {
    needsChoice.push({
      setting: 'missing-ids',
      message: `The ids ${words.map((word) => `“${word}”`).join(', ')} may stand for “no value”; they were kept as customers.`,
      chosen: 'kept',
      alternatives: ['missing'],
      ids: words,
    });
  }
  if (decimal.open) needsChoice.push(decimalChoice(mark));
  if (!facts.headerCertain) {
    needsChoice.push({
      setting: 'header',
      message: dialect.hasHeader
        ? 'The first row was taken for the header; all its cells are words, like the rows below.'
        : 'The first row was taken for data, because it holds numbers or times.',
      chosen: dialect.hasHeader ? 'header' : 'data',
      alternatives: [dialect.hasHeader ? 'data' : 'header'],
    });
  }
  return {
    fileName: facts.fileName,
    kind: guess.kind,
    packing: facts.packing,
    format: facts.format,
    encoding: facts.encoding,
    repair: facts.repair,
    dialect,
    header: facts.header,
    mapping: guess.mapping,
    amountRequired: guess.mapping.amount !== undefined && guess.mapping.type === undefined,
    customers: guess.customers,
    decimal: mark,
    time: timed?.reading ?? DEFAULT_READING,
    missingIds: MISSING_IDS,
    ...(guess.eventId === undefined ? {} : { eventId: guess.eventId }),
    ...(guess.currency === undefined ? {} : { currency: guess.currency }),
    warnings: [
      ...facts.warnings,
      ...percentWarnings(columns, used),
      ...mixedMarks(columns, used, facts.records, mark),
      ...(guess.kind === 'events' ? (timed?.warnings ?? []) : []),
    ],
    needsChoice,
  };
}

/** What is told of a column of times that names months without days. O(1). */
export function monthWarning(name: string, monthOnly: TimeReading['monthOnly']): ImportWarning {
  const outcome =
    monthOnly === 'refuse'
      ? 'rows with such times are set aside, unless they are let count as the first day of their month.'
      : 'such times count as the first day of their month.';
  return { code: 'month-only-times', message: `“${name}” names months without days; ${outcome}` };
}

/** How the times of a column are best read, what that leaves open, and what is odd about it. O(sampled rows). */
export function chooseTimeReading(
  column: ColumnProfile,
  records: readonly CsvRecord[],
): {
  readonly reading: TimeReading;
  readonly choices: readonly OpenChoice[];
  readonly warnings: readonly ImportWarning[];
} {
  const shapes = column.timeShapes;
  const { order, question, contradicts } = chooseDateOrder(column, () =>
    likelierOrder(records.map((record) => record[column.index] ?? '')),
  );
  const monthOnly = (shapes['month-only'] ?? 0) > 0;
  const bare = column.bareNumbers ?? column.someEpochs;
  const isMixed = column.epochs !== undefined && bare?.startsWith('epoch') === true;
  const reading: TimeReading = {
    order,
    numbers: isMixed ? 'epoch-mixed' : (bare ?? 'yyyymmdd'),
    monthOnly: 'refuse',
    zoneOffsetMinutes: 0,
  };
  const warnings: ImportWarning[] = [];
  if (monthOnly) warnings.push(monthWarning(column.name, reading.monthOnly));
  if (contradicts) {
    warnings.push({
      code: 'time-order',
      message: `“${column.name}” mixes dates of two orders; in the order that it is read in, what does not fit is rejected.`,
    });
  } else if (mixesShapes(column)) {
    warnings.push({
      code: 'mixed-time-formats',
      message: `“${column.name}” mixes several ways of writing times; each was read in its own way.`,
    });
  }
  if (isMixed) warnings.push(mixedEpochs(column));
  const choices: OpenChoice[] = monthOnly ? [monthChoice(column.name)] : [];
  if (question !== undefined) choices.push(question);
  return { reading, choices, warnings };
}

function mixedEpochs({ name, epochs = new Map() }: ColumnProfile): ImportWarning {
  const counts = [...epochs]
    .map(([kind, count]) => `${countText(count)} epoch ${EPOCH_WORDS[kind]}`)
    .join(', ');
  return {
    code: 'mixed-epochs',
    message: `“${name}” mixes units of time (${counts} in the rows looked at); each number was read by its size.`,
  };
}

const EPOCH_WORDS: { readonly [kind in BareNumber]?: string } = {
  'epoch-s': 'seconds',
  'epoch-ms': 'milliseconds',
  'epoch-us': 'microseconds',
};

function percentWarnings(
  columns: readonly ColumnProfile[],
  used: readonly number[],
): readonly ImportWarning[] {
  return used.flatMap((index) => {
    const { name, percents = 0, filled } = columns[index]!;
    if (percents === 0) return [];
    const message = `“${name}” is written in per cent in ${countText(percents)} of ${countText(filled)} cells looked at; 12% is read as 0.12.`;
    return [{ code: 'percentages', message }];
  });
}

/** Columns in which both marks occur as the decimal one: what does not fit the chosen one is no number. */
function mixedMarks(
  columns: readonly ColumnProfile[],
  used: readonly number[],
  records: readonly CsvRecord[],
  mark: DecimalMark,
): readonly ImportWarning[] {
  return used.flatMap((index) => {
    const { name, decimals } = columns[index]!;
    if (decimals.point === 0 || decimals.comma === 0) return [];
    const other = mark === '.' ? ',' : '.';
    const example = (wanted: DecimalMark): string =>
      (records.find((record) => decimalEvidence(record[index] ?? '') === wanted)?.[index] ?? '').trim();
    const message = `In “${name}” both decimal marks occur, such as “${example(mark)}” and “${example(other)}”; “${mark}” was taken for the decimal mark, and what cannot be read so is no number (${countText(mark === '.' ? decimals.comma : decimals.point)} of the cells looked at).`;
    return [{ code: 'mixed-decimal-marks', message }];
  });
}

function repairChoice({ written, meant }: { readonly written: string; readonly meant: string }): OpenChoice {
  return {
    setting: 'repair',
    message: `Some texts were decoded wrongly before they got into the file, such as “${written}” for “${meant}”.`,
    chosen: 'as-written',
    alternatives: ['repaired'],
  };
}

const DEFAULT_READING: TimeReading = {
  order: 'day-first',
  numbers: 'yyyymmdd',
  monthOnly: 'refuse',
  zoneOffsetMinutes: 0,
};

function monthChoice(name: string): OpenChoice {
  return {
    setting: 'month-only',
    message: `“${name}” names months without days, such as Jan-23; such rows are set aside.`,
    chosen: 'refuse',
    alternatives: ['first-day'],
    required: true,
  };
}

/** The order under which the column is closer to sorted; month first when AM or PM is written; day first when that decides nothing. */
function likelierOrder(cells: readonly string[]): TimeReading['order'] {
  const descents = (order: TimeReading['order']): number => {
    let previous = NaN;
    let count = 0;
    for (const cell of cells) {
      const ms = readTime(cell, { ...DEFAULT_READING, order });
      if (ms < previous) count++;
      if (ms === ms) previous = ms;
    }
    return count;
  };
  const dayFirst = descents('day-first');
  const monthFirst = descents('month-first');
  if (dayFirst !== monthFirst && Math.min(dayFirst, monthFirst) < 0.05 * cells.length) {
    return dayFirst < monthFirst ? 'day-first' : 'month-first';
  }
  return cells.some((cell) => /\d\s?[ap]\.?m\b/i.test(cell)) ? 'month-first' : 'day-first';
}

function mixesShapes(column: ColumnProfile): boolean {
  const slashed = ['day-first', 'month-first', 'either-order', 'same-parts'] as const;
  const own = ['year-first', 'dotted', 'named-month', 'compact'] as const;
  const kinds = own.filter((shape) => (column.timeShapes[shape] ?? 0) > 0).length;
  const withSlashes = slashed.some((shape) => (column.timeShapes[shape] ?? 0) > 0) ? 1 : 0;
  const withEpochs = column.someEpochs === undefined ? 0 : 1;
  return kinds + withSlashes + withEpochs > 1;
}

function doubtfulIds(facts: PlanFacts): readonly string[] {
  const customer = facts.guess.mapping.customer;
  if (customer?.kind !== 'column') return [];
  const ids = new Set(facts.records.map((record) => (record[customer.index] ?? '').trim()));
  return [...ids].filter((id) => looksLikeNothing(id) && !MISSING_IDS.includes(id));
}

function columnOf(
  columns: readonly ColumnProfile[],
  source: ColumnSource | undefined,
): ColumnProfile | undefined {
  return source?.kind === 'column' ? columns[source.index] : undefined;
}
