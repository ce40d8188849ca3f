import type { CsvRecord } from './csv.ts';
import { collectDateOrders, type DateOrders } from './date-orders.ts';
import { bareNumberKind, timeShape } from './date-format.ts';
import type { BareNumber, TimeShape } from './time-text.ts';
import type { DecimalMark } from './import-plan.ts';
import { currencyMark, readNumber } from './number-format.ts';

/** What a sample of one column looks like; counts are of sampled rows, shares of filled cells. */
export interface ColumnProfile {
  readonly index: number;
  readonly name: string;
  /** The type that at least 80 % of the filled cells share. */
  readonly type: 'empty' | 'integer' | 'number' | 'time' | 'text';
  readonly filled: number;
  readonly missing: number;
  readonly distinct: number;
  readonly numberShare: number;
  readonly timeShare: number;
  /** Smallest and largest number; absent without numbers. */
  readonly min?: number;
  readonly max?: number;
  /** Cells that show that the mark is a point, a comma, or could be either. */
  readonly decimals: { readonly point: number; readonly comma: number; readonly either: number };
  /** Whether numbers have a type of their own there, or may have, since no cell is filled. */
  readonly hasTypedNumbers?: true;
  /** How often each way of writing a time occurs. */
  readonly timeShapes: { readonly [shape in TimeShape]?: number };
  /** The first cell that names a month without a day, where one does. */
  readonly monthOnly?: string;
  /** Which orders of day, month and year its dates can be read in; absent without times. */
  readonly dateOrders?: DateOrders;
  /** What its bare numbers would be as times, when at least 80 % of the filled cells agree. */
  readonly bareNumbers?: BareNumber;
  /** The commonest kind of epoch among its bare numbers, where times are written in other ways too. */
  readonly someEpochs?: BareNumber;
  /** How many bare numbers would be seconds, milliseconds or microseconds, commonest first, where there is more than one of these. */
  readonly epochs?: ReadonlyMap<BareNumber, number>;
  /** Numbers written in per cent, where there are any; 12 % is 0.12. */
  readonly percents?: number;
  /** Distinct currency signs and codes written in the cells. */
  readonly currencies: readonly string[];
  /** Length of the longest cell. */
  readonly longest: number;
  /** The first three distinct cells, shortened to 60 characters. */
  readonly examples: readonly string[];
  /** Share of the filled cells that can be read as the column's type. */
  readonly typeShare: number;
  /** The first three distinct cells that cannot, shortened to 60 characters. */
  readonly odd: readonly string[];
}

/** Words that stand for "no value" in number and time columns. */
export const NO_VALUE: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '?',
  'na',
  'n/a',
  'nan',
  'nil',
  'none',
  'null',
  '#n/a',
  '<na>',
  '(null)',
  '\\n',
  'undefined',
  '.',
]);

/** Profiles column `index` over sampled records; `decimal` decides how its numbers are read. O(records). */
export function profileColumn(
  records: readonly CsvRecord[],
  column: Pick<ColumnProfile, 'index' | 'name' | 'decimals'>,
  decimal: DecimalMark,
): ColumnProfile {
  const { index, name, decimals } = column;
  const distinct = new Set<string>();
  const currencies = new Set<string>();
  const shapes: { [shape in TimeShape]?: number } = {};
  const orders = collectDateOrders();
  const bare = new Map<BareNumber, number>();
  let filled = 0;
  let numbers = 0;
  let integers = 0;
  let times = 0;
  let min = Infinity;
  let max = -Infinity;
  let longest = 0;
  let percents = 0;
  let monthOnly: string | undefined;
  const noNumbers = new Set<string>();
  const noTimes = new Set<string>();
  for (const record of records) {
    const cell = (record[index] ?? '').trim();
    if (!isFilled(cell)) continue;
    filled++;
    distinct.add(cell);
    if (cell.length > longest) longest = cell.length;
    const value = readNumber(cell, decimal);
    if (Number.isNaN(value) && noNumbers.size < 3) noNumbers.add(shortened(cell));
    if (!Number.isNaN(value)) {
      numbers++;
      if (Number.isInteger(value)) integers++;
      if (value < min) min = value;
      if (value > max) max = value;
      const mark = currencyMark(cell);
      if (mark !== '') currencies.add(mark);
      if (cell.includes('%')) percents++;
    }
    const kind = bareNumberKind(cell);
    if (kind !== undefined) bare.set(kind, (bare.get(kind) ?? 0) + 1);
    const shape = timeShape(cell);
    if (shape === undefined || shape === 'number') {
      if (noTimes.size < 3) noTimes.add(shortened(cell));
      continue;
    }
    orders.add(cell);
    if (shape === 'month-only') monthOnly ??= cell;
    shapes[shape] = (shapes[shape] ?? 0) + 1;
    times++;
  }
  const epochs = [...bare].filter(([kind]) => kind.startsWith('epoch')).sort((a, b) => b[1] - a[1]);
  const bareNumbers = [...bare].sort((a, b) => b[1] - a[1])[0];
  const someEpochs = bareNumbers?.[0].startsWith('epoch') === true && bareNumbers[1] < 0.8 * filled;
  const bareShare = bareNumbers === undefined ? 0 : bareNumbers[1] / filled;
  const type = columnType({ filled, numbers, integers, times: times - (shapes.compact ?? 0) });
  const readable = type === 'time' ? times : type === 'integer' || type === 'number' ? numbers : filled;
  return {
    index,
    name,
    type,
    typeShare: filled === 0 ? 1 : readable / filled,
    odd: readable === filled ? [] : [...(type === 'time' ? noTimes : noNumbers)],
    filled,
    missing: records.length - filled,
    distinct: distinct.size,
    numberShare: filled === 0 ? 0 : numbers / filled,
    timeShare: filled === 0 ? 0 : times / filled,
    ...(numbers > 0 ? { min, max } : {}),
    decimals,
    timeShapes: shapes,
    ...(monthOnly === undefined ? {} : { monthOnly }),
    ...(times > 0 ? { dateOrders: orders.finish() } : {}),
    ...(bareNumbers !== undefined && bareShare >= 0.8 ? { bareNumbers: bareNumbers[0] } : {}),
    ...(bareNumbers !== undefined && someEpochs ? { someEpochs: bareNumbers[0] } : {}),
    ...(epochs.length > 1 ? { epochs: new Map(epochs) } : {}),
    ...(percents > 0 ? { percents } : {}),
    currencies: [...currencies].slice(0, 10),
    longest,
    examples: [...distinct].slice(0, 3).map((cell) => shortened(cell)),
  };
}

/** Whether a trimmed cell holds something else than a word for nothing. O(1). */
export function isFilled(cell: string): boolean {
  return cell !== '' && !(cell.length < 10 && NO_VALUE.has(cell.toLowerCase()));
}

/** A cell cut to 60 characters for showing. O(1). */
export function shortened(cell: string): string {
  return cell.length <= 60 ? cell : `${cell.slice(0, 59)}…`;
}

function columnType(counts: {
  readonly filled: number;
  readonly numbers: number;
  readonly integers: number;
  readonly times: number;
}): ColumnProfile['type'] {
  const { filled, numbers, integers, times } = counts;
  if (filled === 0) return 'empty';
  if (times >= 0.8 * filled) return 'time';
  if (numbers < 0.8 * filled) return 'text';
  return integers === numbers ? 'integer' : 'number';
}
