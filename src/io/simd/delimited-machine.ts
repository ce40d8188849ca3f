import { instancesOf, type WasmMemory } from '../../base/web-assembly.ts';
import type { PackedTexts } from '../packed-texts.ts';
import type { TextHash } from '../text-hash.ts';
import { delimitedModule } from './delimited-module.ts';

interface Exports {
  readonly memory: WasmMemory;
  bytesAt(): number;
  fieldStartsAt(): number;
  fieldEndsAt(): number;
  firstFieldsAt(): number;
  rowFlagsAt(): number;
  rowHashesAt(): number;
  valuesAt(cell: number): number;
  consumedTo(): number;
  howEnded(): number;
  open(delimiter: number, columns: number, firstAsText: number): void;
  setSpecial(low: number, high: number): void;
  addCell(kind: number, column: number, first: number, second: number): number;
  scan(size: number): number;
  take(most: number): number;
  keepRest(): number;
  exceptions(): number;
  learn(cell: number, field: number, code: number): void;
  learnText(cell: number, size: number, code: number): void;
  setNext(cell: number, code: number): void;
  freshCount(cell: number): number;
  freshBytesAt(cell: number): number;
  freshEndsAt(cell: number): number;
}

/** What is made of the cells of a column. */
export type CellKind = 'number' | 'time' | 'text' | 'key';

/** Cuts bytes into records and reads cells, in memory of its own that grows by its dictionaries only. */
export interface DelimitedMachine {
  readonly bytes: () => Uint8Array;
  /** Where fields begin and end among the bytes. */
  readonly fieldStarts: () => Uint32Array;
  readonly fieldEnds: () => Uint32Array;
  /** The first field of each row, and where the last row's end. */
  readonly firstFields: () => Uint32Array;
  /** Zero for rows whose cells were read. */
  readonly rowFlags: () => Uint8Array;
  /** Two halves of each row's hash. */
  readonly rowHashes: () => Uint32Array;
  readonly numbers: (cell: number) => Float64Array;
  /** The code of each row's text, {@link UNKNOWN} or less where it has none. */
  readonly codes: (cell: number) => Int32Array;
  readonly keys: (cell: number) => Uint32Array;
  addCell(kind: CellKind, column: number, first: number, second: number): number;
  /** Has rows of this hash taken as text. */
  setSpecial(hash: TextHash): void;
  /** Finds what delimits in the first bytes; whether some of them are no ASCII. */
  scan(size: number): boolean;
  /** Cuts and reads the next records, some at most; their number. */
  take(most: number): number;
  /** Bytes that whole records have used up. */
  consumed(): number;
  /** Why no more records came. */
  ended(): 'wants-bytes' | 'full' | 'odd';
  /** Moves what is left to the front; its bytes. */
  keepRest(): number;
  /** Rows of the last `take` that are to be taken as text, and texts in it that have no code. */
  exceptions(): number;
  /** Texts that were given codes in the last `take`; undefined where there are none. */
  fresh(cell: number): PackedTexts | undefined;
  /** Remembers the code, from −1 on, of a field's text. */
  learn(cell: number, field: number, code: number): void;
  /** Remembers the code of a text, or that it is {@link NOT_A_TEXT}; one that is too long is left out. */
  teach(cell: number, text: Uint8Array, code: number): void;
  /** The code that the next new text of a cell is given. */
  setNext(cell: number, code: number): void;
}

/** Bytes that a machine looks at together. */
export const MACHINE_BYTES = 262_144;

/** A row that has to be taken as text since a quote is doubled or a line ends inside a cell. */
export const REWRITTEN = 2;

/** Rows of one `take` at most. */
export const MOST_ROWS = 8192;

/** The code of a text that has none. */
export const UNKNOWN = -2;

/** The code of a text that is never given one. */
export const NOT_A_TEXT = -3;

const MOST_FIELDS = 65_536;

const KINDS: readonly CellKind[] = ['number', 'time', 'text', 'key'];

const ENDS = ['wants-bytes', 'full', 'odd'] as const;

const newInstance = instancesOf<Exports>(delimitedModule);

/** A new machine for records of `columns` fields set apart by a byte, the first ones to be taken as text; needs 128-bit lanes. */
export function createDelimitedMachine(
  delimiter: number,
  columns: number,
  firstAsText: number,
): DelimitedMachine {
  const wasm = newInstance();
  wasm.open(delimiter, columns, firstAsText);
  const lasting = <View extends { readonly buffer: unknown }>(make: (buffer: ArrayBuffer) => View) => {
    let view = make(wasm.memory.buffer);
    return () => {
      if (view.buffer !== wasm.memory.buffer) view = make(wasm.memory.buffer);
      return view;
    };
  };
  return {
    bytes: lasting((buffer) => new Uint8Array(buffer, wasm.bytesAt(), MACHINE_BYTES)),
    fieldStarts: lasting((buffer) => new Uint32Array(buffer, wasm.fieldStartsAt(), MOST_FIELDS)),
    fieldEnds: lasting((buffer) => new Uint32Array(buffer, wasm.fieldEndsAt(), MOST_FIELDS)),
    firstFields: lasting((buffer) => new Uint32Array(buffer, wasm.firstFieldsAt(), MOST_ROWS + 1)),
    rowFlags: lasting((buffer) => new Uint8Array(buffer, wasm.rowFlagsAt(), MOST_ROWS)),
    rowHashes: lasting((buffer) => new Uint32Array(buffer, wasm.rowHashesAt(), 2 * MOST_ROWS)),
    numbers: (cell) => new Float64Array(wasm.memory.buffer, wasm.valuesAt(cell), MOST_ROWS),
    codes: (cell) => new Int32Array(wasm.memory.buffer, wasm.valuesAt(cell), MOST_ROWS),
    keys: (cell) => new Uint32Array(wasm.memory.buffer, wasm.valuesAt(cell), 2 * MOST_ROWS),
    addCell: (kind, column, first, second) => wasm.addCell(KINDS.indexOf(kind), column, first, second),
    scan: (size) => wasm.scan(size) === 1,
    take: (most) => wasm.take(most),
    consumed: () => wasm.consumedTo(),
    ended: () => ENDS[wasm.howEnded()]!,
    keepRest: () => wasm.keepRest(),
    setSpecial: ({ low, high }) => wasm.setSpecial(low, high),
    exceptions: () => wasm.exceptions(),
    fresh(cell) {
      const count = wasm.freshCount(cell);
      if (count === 0) return undefined;
      const ends = new Uint32Array(wasm.memory.buffer, wasm.freshEndsAt(cell), count);
      return { bytes: new Uint8Array(wasm.memory.buffer, wasm.freshBytesAt(cell), ends.at(-1)), ends };
    },
    learn: (cell, field, code) => wasm.learn(cell, field, code),
    teach(cell, text, code) {
      if (text.length > MACHINE_BYTES) return;
      new Uint8Array(wasm.memory.buffer, wasm.bytesAt() + MACHINE_BYTES, text.length).set(text);
      wasm.learnText(cell, text.length, code);
    },
    setNext: (cell, code) => wasm.setNext(cell, code),
  };
}
