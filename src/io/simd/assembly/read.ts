import { cellAt, columnOf, firstOf, KEY, kindOf, secondOf, TEXT, TIME } from './cells';
import { beginFresh, codeAtOnce, codeOf, isLarge, touch, UNKNOWN } from './dictionary';
import { EMPTY_ROW, withField } from './hash';
import {
  bytes,
  countException,
  endOf,
  fieldOf,
  hashAt,
  isPlain,
  startOf,
  takeAsText,
  valuesOf,
} from './layout';
import { numberOf } from './number';
import { timeOf } from './time';

/** Reads a column of the rows that were cut; a row with a cell of an uncommon kind is to be taken as text. */
export function readCells(index: i32, rows: i32): void {
  const cell = cellAt(index);
  const kind = kindOf(cell);
  const column = columnOf(cell);
  const results = valuesOf(index);
  if (kind == TIME) readTimes(cell, column, results, rows);
  else if (kind == KEY) readKeys(column, results, rows);
  else if (kind != TEXT) readNumbers(cell, column, results, rows);
}

/** Looks up the texts of a column of the rows that are still plain when all other cells are read. */
export function readTexts(index: i32, rows: i32): void {
  const cell = cellAt(index);
  if (kindOf(cell) != TEXT) return;
  const column = columnOf(cell);
  const results = valuesOf(index);
  beginFresh(cell);
  for (let from: i32 = 0; from < rows; from += AWAITED) {
    const to = min(rows, from + AWAITED);
    if (isLarge(cell)) awaitSlots(cell, column, from, to);
    for (let row = from; row < to; row++) {
      if (!isPlain(row)) continue;
      const field = fieldOf(row, column);
      const start = startOf(field);
      const size = endOf(field) - start;
      const hash = hashAt(field);
      let code = codeAtOnce(cell, hash, start, size);
      if (code <= UNKNOWN) code = codeOf(index, cell, hash, start, size);
      store<i32>(results + ((<usize>row) << 2), code);
      if (code <= UNKNOWN) countException();
    }
  }
}

/** Rows whose slots are loaded together: they stay in the nearest cache until they are looked at. */
const AWAITED: i32 = 128;

function readTimes(cell: usize, column: i32, results: usize, rows: i32): void {
  const how = firstOf(cell);
  const zone = secondOf(cell);
  for (let row: i32 = 0; row < rows; row++) {
    if (!isPlain(row)) continue;
    const field = fieldOf(row, column);
    const value = timeOf(startOf(field), endOf(field), how, zone);
    store<f64>(results + ((<usize>row) << 3), value);
    if (value != value) takeAsText(row);
  }
}

function readNumbers(cell: usize, column: i32, results: usize, rows: i32): void {
  const mark = firstOf(cell);
  const required = (secondOf(cell) & 1) != 0;
  const open = (secondOf(cell) & 2) != 0;
  for (let row: i32 = 0; row < rows; row++) {
    if (!isPlain(row)) continue;
    const field = fieldOf(row, column);
    const start = startOf(field);
    const end = endOf(field);
    let value: f64 = NaN;
    if (end > start) {
      value = numberOf(start, end, mark);
      if (value != value || (open && isThousand(start, end, mark))) takeAsText(row);
    } else if (required) takeAsText(row);
    store<f64>(results + ((<usize>row) << 3), value);
  }
}

/** Whether three characters follow the mark, so that it may set off thousands. */
function isThousand(start: i32, end: i32, mark: i32): bool {
  return end - start > 4 && <i32>load<u8>(bytes + end - 4) == mark;
}

function readKeys(column: i32, results: usize, rows: i32): void {
  for (let row: i32 = 0; row < rows; row++) {
    if (!isPlain(row)) continue;
    const key = withField(EMPTY_ROW, hashAt(fieldOf(row, column)));
    store<u64>(results + ((<usize>row) << 3), key == 0 ? 1 : key);
  }
}

/** Keeps what only has to be loaded from being left out. */
let loaded: u64 = 0;

function awaitSlots(cell: usize, column: i32, from: i32, to: i32): void {
  let sum: u64 = 0;
  for (let row = from; row < to; row++) if (isPlain(row)) sum += touch(cell, hashAt(fieldOf(row, column)));
  loaded = sum;
}
