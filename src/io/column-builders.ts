/** Appends numbers to a growing typed array; `finish` returns exactly what was pushed. Amortised O(1) a push. */
export interface Float64Builder {
  push(value: number): void;
  finish(): Float64Array;
}

/** As {@link Float64Builder}, for 32-bit integers. */
export interface Int32Builder {
  push(value: number): void;
  finish(): Int32Array;
}

/** As {@link Float64Builder}, for bytes. */
export interface Uint8Builder {
  push(value: number): void;
  finish(): Uint8Array;
}

const INITIAL = 1024;

/** An empty {@link Float64Builder}. */
export function buildFloat64(): Float64Builder {
  let values = new Float64Array(INITIAL);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const wider = new Float64Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    finish: () => values.slice(0, length),
  };
}

/** An empty {@link Int32Builder}. */
export function buildInt32(): Int32Builder {
  let values = new Int32Array(INITIAL);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const wider = new Int32Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    finish: () => values.slice(0, length),
  };
}

/** An empty {@link Uint8Builder}. */
export function buildUint8(): Uint8Builder {
  let values = new Uint8Array(INITIAL);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const wider = new Uint8Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    finish: () => values.slice(0, length),
  };
}
