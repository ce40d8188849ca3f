/** Bytes that are looked at together; a record has to fit into them. */
export const CAPACITY: i32 = 262_144;
export const MOST_ROWS: i32 = 8192;
export const MOST_FIELDS: i32 = 65_536;
export const MOST_CELLS: i32 = 16;

/** What a row is: plain, with a cell to be read as text, or with quotes or line ends to be rewritten. */
export const AS_TEXT: u8 = 1;
export const REWRITTEN: u8 = 2;

/** The bytes that are looked at, and as much room behind them for a text to be learned. */
export const bytes: usize = memory.data(2 * CAPACITY + 64, 16);
/** Where delimiters, quotes and line ends stand. */
export const places: usize = memory.data((CAPACITY + 16) << 2, 16);
export const fieldStarts: usize = memory.data(MOST_FIELDS << 2, 16);
export const fieldEnds: usize = memory.data(MOST_FIELDS << 2, 16);
export const fieldHashes: usize = memory.data(MOST_FIELDS << 3, 16);
export const firstFields: usize = memory.data((MOST_ROWS + 1) << 2, 16);
export const rowFlags: usize = memory.data(MOST_ROWS, 16);
export const rowHashes: usize = memory.data(MOST_ROWS << 3, 16);
const values: usize = memory.data((MOST_ROWS << 3) * MOST_CELLS, 16);

/** Eight bytes a row: what was read of a cell's column. */
export function valuesOf(cell: i32): usize {
  return values + <usize>(MOST_ROWS << 3) * cell;
}

export function startOf(field: i32): i32 {
  return load<i32>(fieldStarts + ((<usize>field) << 2));
}

export function endOf(field: i32): i32 {
  return load<i32>(fieldEnds + ((<usize>field) << 2));
}

export function hashAt(field: i32): u64 {
  return load<u64>(fieldHashes + ((<usize>field) << 3));
}

export function fieldOf(row: i32, column: i32): i32 {
  return load<i32>(firstFields + ((<usize>row) << 2)) + column;
}

export function isPlain(row: i32): bool {
  return load<u8>(rowFlags + row) == 0;
}

let exceptional: i32 = 0;

export function exceptions(): i32 {
  return exceptional;
}

export function forgetExceptions(): void {
  exceptional = 0;
}

export function countException(): void {
  exceptional++;
}

/** Has a row taken as text. */
export function takeAsText(row: i32): void {
  store<u8>(rowFlags + row, AS_TEXT);
  exceptional++;
}
