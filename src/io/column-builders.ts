/** Appends numbers to a growing column; `finish` returns exactly what was pushed, once. O(1) a push. */
export interface Float64Builder {
  push(value: number): void;
  append(values: Float64Array): void;
  finish(): Float64Array;
}

/** As {@link Float64Builder}, for 32-bit integers. */
export interface Int32Builder {
  push(value: number): void;
  append(values: Int32Array): void;
  finish(): Int32Array;
}

/** As {@link Float64Builder}, for bytes. */
export interface Uint8Builder {
  push(value: number): void;
  append(values: Uint8Array): void;
  finish(): Uint8Array;
}

/** Values of a block: columns grow by blocks, so that nothing is held twice but the one column that is being finished. */
const BLOCK = 65_536;

/** An empty {@link Float64Builder}. */
export function buildFloat64(): Float64Builder {
  const full: Float64Array[] = [];
  let block = new Float64Array(FIRST_BLOCK);
  let length = 0;
  return {
    push(value) {
      if (length === block.length) {
        full.push(block);
        block = new Float64Array(BLOCK);
        length = 0;
      }
      block[length++] = value;
    },
    append(values) {
      for (let at = 0; at < values.length;) {
        if (length === block.length) {
          full.push(block);
          block = new Float64Array(BLOCK);
          length = 0;
        }
        const part = values.subarray(at, at + block.length - length);
        block.set(part, length);
        length += part.length;
        at += part.length;
      }
    },
    finish() {
      const column = new Float64Array(filled(full) + length);
      return joinInto(column, full, block.subarray(0, length));
    },
  };
}

/** An empty {@link Int32Builder}. */
export function buildInt32(): Int32Builder {
  const full: Int32Array[] = [];
  let block = new Int32Array(FIRST_BLOCK);
  let length = 0;
  return {
    push(value) {
      if (length === block.length) {
        full.push(block);
        block = new Int32Array(BLOCK);
        length = 0;
      }
      block[length++] = value;
    },
    append(values) {
      for (let at = 0; at < values.length;) {
        if (length === block.length) {
          full.push(block);
          block = new Int32Array(BLOCK);
          length = 0;
        }
        const part = values.subarray(at, at + block.length - length);
        block.set(part, length);
        length += part.length;
        at += part.length;
      }
    },
    finish() {
      const column = new Int32Array(filled(full) + length);
      return joinInto(column, full, block.subarray(0, length));
    },
  };
}

/** An empty {@link Uint8Builder}. */
export function buildUint8(): Uint8Builder {
  const full: Uint8Array[] = [];
  let block = new Uint8Array(FIRST_BLOCK);
  let length = 0;
  return {
    push(value) {
      if (length === block.length) {
        full.push(block);
        block = new Uint8Array(BLOCK);
        length = 0;
      }
      block[length++] = value;
    },
    append(values) {
      for (let at = 0; at < values.length;) {
        if (length === block.length) {
          full.push(block);
          block = new Uint8Array(BLOCK);
          length = 0;
        }
        const part = values.subarray(at, at + block.length - length);
        block.set(part, length);
        length += part.length;
        at += part.length;
      }
    },
    finish() {
      const column = new Uint8Array(filled(full) + length);
      return joinInto(column, full, block.subarray(0, length));
    },
  };
}

const FIRST_BLOCK = 1024;

interface Column<Self> {
  readonly length: number;
  set(values: Self, at: number): void;
}

function filled(blocks: readonly { readonly length: number }[]): number {
  return blocks.reduce((sum, { length }) => sum + length, 0);
}

/** Lets go of the blocks as they are copied. */
function joinInto<Values extends Column<Values>>(column: Values, full: Values[], last: Values): Values {
  let at = 0;
  for (const block of full) {
    column.set(block, at);
    at += block.length;
  }
  column.set(last, at);
  full.length = 0;
  return column;
}
