import type { ColumnDecoder, DecodedArray } from 'hyparquet/src/types.js';
import { convert } from 'hyparquet/src/convert.js';
import type { Cells, CodedCells } from './cell-block.ts';
import type { DecimalMark } from './import-plan.ts';
import { isNumberCell, parquetCell } from './parquet-cell.ts';
import type { ParquetColumn } from './parquet-columns.ts';
import type { TextPlaces } from './text-places.ts';
import { safeIntegers, wholeMilliseconds } from './wide-integers.ts';

/** How a column's values become cells. */
export interface CellsAs {
  readonly column: ParquetColumn;
  readonly decoder: ColumnDecoder;
  /** The mark that numbers are written with, or nothing in place of numbers. */
  readonly numbers: DecimalMark | 'left out';
  /** Of columns of texts: all that the column had so far. */
  readonly texts: TextPlaces | undefined;
}

/** Values of a page as they are stored, or their places in a dictionary; `levels` where some of the rows have none. */
export interface PageValues {
  readonly rows: number;
  readonly values: DecodedArray;
  /** Of each row; a value belongs to those of the highest. */
  readonly levels: ArrayLike<number> | undefined;
}

const HIGHEST_LEVEL = 1;

/** The text that a delimited file would hold for a value, its decimal mark the plan's. O(length). */
export function textOf(value: unknown, { column, numbers }: Pick<CellsAs, 'column' | 'numbers'>): string {
  const text = parquetCell(value, column);
  if (numbers === '.' || !isNumberCell(value, column)) return text;
  return numbers === ',' ? text.replace('.', ',') : '';
}

/** The texts of a dictionary behind a blank one, and where in them its values stand. */
export interface TextDictionary {
  readonly entries: readonly string[];
  readonly places: Int32Array;
}

/** The texts of a dictionary; those of a column of texts among all that the column had. O(entries). */
export function dictionaryTexts(values: DecodedArray, as: CellsAs): TextDictionary {
  const places = new Int32Array(values.length);
  const { texts } = as;
  if (texts !== undefined) {
    for (let i = 0; i < places.length; i++) places[i] = texts.place(values[i] as Uint8Array);
    return { entries: texts.entries, places };
  }
  const entries = [''];
  for (const value of convert(values, as.decoder))
    places[entries.length - 1] = entries.push(textOf(value, as)) - 1;
  return { entries, places };
}

/** Places in a dictionary as cells; places beyond its end are blank. O(rows). */
export function codedCells({ rows, values, levels }: PageValues, of: TextDictionary): CodedCells {
  const { entries, places } = of;
  const codes = new Int32Array(rows);
  let next = 0;
  for (let row = 0; row < rows; row++)
    if (levels === undefined || levels[row] === HIGHEST_LEVEL)
      codes[row] = places[Number(values[next++])] ?? 0;
  return { kind: 'coded', codes, entries };
}

function textCells({ rows, values, levels }: PageValues, texts: TextPlaces): CodedCells {
  const codes = new Int32Array(rows);
  let next = 0;
  for (let row = 0; row < rows && next < values.length; row++)
    if (levels === undefined || levels[row] === HIGHEST_LEVEL)
      codes[row] = texts.place(values[next++] as Uint8Array);
  return { kind: 'coded', codes, entries: texts.entries };
}

/** Values as cells: typed where the column is one of numbers or times. O(rows). */
export function valueCells(page: PageValues, as: CellsAs): Cells {
  const { column, decoder } = as;
  const raw = page.values;
  if (as.texts?.pays() === true) return textCells(page, as.texts);
  if (column.kind === 'instant' || column.kind === 'local-time') {
    const ms = raw instanceof BigInt64Array ? wholeMilliseconds(raw, unitOf(decoder)) : undefined;
    if (ms !== undefined) return timeCells(page, ms, as);
  }
  if (column.kind === 'date' && raw instanceof Int32Array)
    return timeCells(
      page,
      Float64Array.from(raw, (days) => days * DAY_MS),
      as,
    );
  const values = convert(raw, decoder);
  const numbers = numbersOf(values, as);
  if (numbers !== undefined) return numberCells(page, numbers, isWide(values) ? { ...as, numbers: '.' } : as);
  const placed = inRows(page, values, new Array<unknown>(page.rows));
  return { kind: 'texts', text: (row) => textOf(placed[row], as) };
}

const DAY_MS = 86_400_000;

/** The years of four digits; the texts of others are not read as times. */
const FIRST_MS = Date.UTC(1000, 0, 1);
const LAST_MS = Date.UTC(9999, 11, 31);

function timeCells(page: PageValues, ms: Float64Array, as: CellsAs): Cells {
  const { column } = as;
  const toValue = column.kind === 'date' ? (of: number): number => of / DAY_MS : (of: number): number => of;
  const placed = inRows(page, ms, new Float64Array(page.rows).fill(NaN));
  const values = placed.map((of) => (of >= FIRST_MS && of <= LAST_MS ? of : NaN));
  return {
    kind: 'times',
    values,
    shape: column.kind === 'date' ? 'day' : column.kind === 'instant' ? 'utc' : 'local',
    text: (row) => textOf(placed[row] === placed[row] ? toValue(placed[row]!) : undefined, as),
  };
}

/** Numbers of a column that has nothing else; undefined where some would lose digits. */
function numbersOf(values: DecodedArray, { column }: CellsAs): Float64Array | undefined {
  if (isWide(values)) return safeIntegers(values);
  if (column.kind === 'decimal') return Float64Array.from(values as readonly number[]);
  const typed =
    values instanceof Float64Array ||
    values instanceof Float32Array ||
    values instanceof Int32Array ||
    values instanceof Uint32Array;
  return typed ? Float64Array.from(values) : undefined;
}

/** Integers of 64 bits, which are as often ids as numbers: they are never left out. */
const isWide = (values: DecodedArray): values is BigInt64Array | BigUint64Array =>
  values instanceof BigInt64Array || values instanceof BigUint64Array;

function numberCells(page: PageValues, numbers: Float64Array, as: CellsAs): Cells {
  const written = inRows(page, numbers, new Float64Array(page.rows));
  const has = page.levels;
  const asText = { ...as, numbers: '.' } as const;
  const read =
    as.column.kind === 'plain'
      ? (value: number): number => (Number.isFinite(value) ? value + 0 : NaN)
      : (value: number): number => (Number.isFinite(value) ? Number(textOf(value, asText)) : NaN);
  const values = written.map(read);
  if (has !== undefined)
    for (let row = 0; row < values.length; row++) if (has[row] !== HIGHEST_LEVEL) values[row] = NaN;
  const isBlank = (row: number): boolean => has !== undefined && has[row] !== HIGHEST_LEVEL;
  const mark = as.column.kind === 'decimal' || as.numbers === 'left out' ? undefined : as.numbers;
  return { kind: 'numbers', values, mark, text: (row) => (isBlank(row) ? '' : textOf(written[row], as)) };
}

/** Puts values into the rows that have one. O(rows). */
function inRows<Row, Rows extends { length: number; [row: number]: Row }>(
  { rows, levels }: PageValues,
  values: ArrayLike<Row>,
  into: Rows,
): Rows {
  let next = 0;
  for (let row = 0; row < rows; row++)
    if ((levels === undefined || levels[row] === HIGHEST_LEVEL) && next < values.length)
      into[row] = values[next++]!;
  return into;
}

/** Parts of a millisecond that a column of times counts. */
function unitOf({ element }: ColumnDecoder): 1 | 1000 | 1_000_000 {
  const { converted_type: converted, logical_type: logical } = element;
  if (converted === 'TIMESTAMP_MILLIS') return 1;
  if (converted === 'TIMESTAMP_MICROS') return 1000;
  if (logical?.type !== 'TIMESTAMP') return 1;
  return logical.unit === 'NANOS' ? 1_000_000 : logical.unit === 'MICROS' ? 1000 : 1;
}
