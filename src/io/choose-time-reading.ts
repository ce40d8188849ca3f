import { countText } from '../base/number-text.ts';
import { chooseDateOrder } from './choose-date-order.ts';
import { type ColumnProfile, shortened } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { readTime, type TimeReading } from './date-format.ts';
import type { OpenChoice } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { chooseMonthNames, type MonthNamesChoice } from './month-languages.ts';
import { mayBeginWithYear } from './short-named-dates.ts';
import type { BareNumber } from './time-text.ts';

/** How the times of a column are read. */
export interface TimeChoice {
  readonly reading: TimeReading;
  readonly choices: readonly OpenChoice[];
  readonly warnings: readonly ImportWarning[];
}

/** How the times of a column are best read, what that leaves open, and what is odd about it. O(sampled rows). */
export function chooseTimeReading(column: ColumnProfile, records: readonly CsvRecord[]): TimeChoice {
  const { monthOnly } = column;
  const cells = records.map((record) => record[column.index] ?? '');
  const { order, open, question, contradicts } = chooseDateOrder(column, () => likelierOrder(cells));
  const bare = column.bareNumbers ?? column.someEpochs;
  const isMixed = column.epochs !== undefined && bare?.startsWith('epoch') === true;
  const namesMonths = (column.timeShapes['named-month'] ?? 0) > 0 || monthOnly !== undefined;
  const names = namesMonths ? chooseMonthNames(column.name, cells) : NO_NAMES;
  const reading: TimeReading = {
    order,
    ...(names.language === undefined ? {} : { monthNames: names.language }),
    ...(open === undefined ? {} : { open }),
    numbers: isMixed ? 'epoch-mixed' : (bare ?? 'yyyymmdd'),
    monthOnly: 'refuse',
    zoneOffsetMinutes: 0,
  };
  const warnings: ImportWarning[] = [...names.warnings];
  if (monthOnly !== undefined) warnings.push(monthWarning(column.name, reading.monthOnly));
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
  const yearlike = namesMonths ? mayBeginWithYear(cells) : undefined;
  if (yearlike !== undefined) {
    warnings.push({
      code: 'time-order',
      message: `Dates in “${column.name}” such as “${yearlike}” are read by the day first, but their first numbers hardly differ and may be years. Write years in full if so.`,
    });
  }
  const choices: OpenChoice[] = monthOnly === undefined ? [] : [monthChoice(column.name, monthOnly)];
  if (question !== undefined) choices.push(question);
  return { reading, choices, warnings };
}

const NO_NAMES: MonthNamesChoice = { warnings: [] };

/** How times are read where a file has none that say otherwise. */
export const DEFAULT_READING: TimeReading = {
  order: 'day-first',
  numbers: 'yyyymmdd',
  monthOnly: 'refuse',
  zoneOffsetMinutes: 0,
};

/** What is told of a file once its times are those of another column. O(1). */
export function withTimeWarnings(
  warnings: readonly ImportWarning[],
  times: TimeChoice,
): readonly ImportWarning[] {
  return [...warnings.filter(({ code }) => !TIME_CODES.has(code)), ...times.warnings];
}

const TIME_CODES: ReadonlySet<string> = new Set([
  'month-only-times',
  'time-order',
  'mixed-time-formats',
  'mixed-epochs',
  'open-months',
]);

/** The option that lets months without days count. */
export const MONTHS_COUNT = '--read month-only=first-day';

/** What is told of a column of times that names months without days. O(1). */
export function monthWarning(name: string, monthOnly: TimeReading['monthOnly']): ImportWarning {
  const outcome =
    monthOnly === 'refuse'
      ? `rows with such times are set aside, unless they are let count as the first day of their month (${MONTHS_COUNT}).`
      : 'such times count as the first day of their month.';
  return { code: 'month-only-times', message: `“${name}” names months without days; ${outcome}` };
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

function monthChoice(name: string, example: string): OpenChoice {
  return {
    setting: 'month-only',
    message: `“${name}” names months without days, such as “${shortened(example)}”; such rows are set aside.`,
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
