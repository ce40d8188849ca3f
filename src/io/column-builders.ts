/** Appends numbers to a growing column; `finish` returns exactly what was pushed, once. O(1) a push. */
export interface Float64Builder extends Reserving {
  push(value: number): void;
  append(values: Float64Array): void;
  finish(): Float64Array;
}

/** As {@link Float64Builder}, for 32-bit integers. */
export interface Int32Builder extends Reserving {
  push(value: number): void;
  append(values: Int32Array): void;
  finish(): Int32Array;
}

/** As {@link Float64Builder}, for bytes. */
export interface Uint8Builder extends Reserving {
  push(value: number): void;
  append(values: Uint8Array): void;
  finish(): Uint8Array;
}

/** A column that can be told how long it is likely to become. */
interface Reserving {
  /**
   * Makes room in one piece, so that nothing has to be copied in the end; the memory is not used before something is written to it.
   * A column that fills nine tenths of it is handed over with the room behind it.
   */
  reserve(length: number): void;
}

/** Values of a block: columns grow by blocks, so that nothing is held twice but the one column that is being finished. */
const BLOCK = 65_536;

const FIRST_BLOCK = 1024;

/** An empty {@link Float64Builder}. */
export function buildFloat64(): Float64Builder {
  const column = growing((length) => new Float64Array(length));
  return {
    push(value) {
      if (column.length === column.block.length) turnBlock(column);
      column.block[column.length++] = value;
    },
    append: (values) => append(column, values),
    reserve: (length) => reserve(column, length),
    finish: () => finished(column),
  };
}

/** An empty {@link Int32Builder}. */
export function buildInt32(): Int32Builder {
  const column = growing((length) => new Int32Array(length));
  return {
    push(value) {
      if (column.length === column.block.length) turnBlock(column);
      column.block[column.length++] = value;
    },
    append: (values) => append(column, values),
    reserve: (length) => reserve(column, length),
    finish: () => finished(column),
  };
}

/** An empty {@link Uint8Builder}. */
export function buildUint8(): Uint8Builder {
  const column = growing((length) => new Uint8Array(length));
  return {
    push(value) {
      if (column.length === column.block.length) turnBlock(column);
      column.block[column.length++] = value;
    },
    append: (values) => append(column, values),
    reserve: (length) => reserve(column, length),
    finish: () => finished(column),
  };
}

/** What typed arrays of any kind have in common here. */
interface Values<Self> {
  readonly length: number;
  set(values: Self, at: number): void;
  subarray(from: number, to: number): Self;
}

interface Growing<Column> {
  readonly full: Column[];
  block: Column;
  /** Values in `block`. */
  length: number;
  readonly make: (length: number) => Column;
}

function growing<Column extends Values<Column>>(make: (length: number) => Column): Growing<Column> {
  return { full: [], block: make(FIRST_BLOCK), length: 0, make };
}

function turnBlock<Column extends Values<Column>>(column: Growing<Column>): void {
  column.full.push(column.block);
  column.block = column.make(BLOCK);
  column.length = 0;
}

function append<Column extends Values<Column>>(column: Growing<Column>, values: Column): void {
  for (let at = 0; at < values.length;) {
    if (column.length === column.block.length) turnBlock(column);
    const part = values.subarray(at, at + column.block.length - column.length);
    column.block.set(part, column.length);
    column.length += part.length;
    at += part.length;
  }
}

function reserve<Column extends Values<Column>>(column: Growing<Column>, length: number): void {
  const begun = column.full.reduce((sum, each) => sum + each.length, column.length);
  if (length <= Math.max(begun, BLOCK)) return;
  const room = column.make(length);
  joinInto(room, column);
  column.block = room;
  column.length = begun;
}

function finished<Column extends Values<Column>>(growing: Growing<Column>): Column {
  const { full, block, length, make } = growing;
  if (full.length === 0 && block.length > BLOCK && length >= 0.9 * block.length)
    return block.subarray(0, length);
  const column = make(full.reduce((sum, each) => sum + each.length, length));
  joinInto(column, growing);
  return column;
}

/** Lets go of the blocks as they are copied. */
function joinInto<Column extends Values<Column>>(
  column: Column,
  { full, block, length }: Growing<Column>,
): void {
  let at = 0;
  for (let each = full.shift(); each !== undefined; each = full.shift()) {
    column.set(each, at);
    at += each.length;
  }
  column.set(block.subarray(0, length), at);
}
