/** 64-bit hashes of the rows of a file in file order, by which copies are found. */
export interface RowHashes {
  readonly rows: number;
  /** Low and high half of each row's hash in turn, both zero for a row that is not compared. */
  readonly blocks: readonly Uint32Array[];
}

/** Keeps hashes as they are made. */
export interface RowHashLog {
  push(low: number, high: number): void;
  /** A row that is not compared with any other. */
  skip(): void;
  /** The hashes of rows that follow each other, halves in turn. */
  append(hashes: Uint32Array): void;
  finish(): RowHashes;
}

/** Rows whose hashes lie in one block. */
const ROWS_OF_A_BLOCK = 65_536;

/** An empty {@link RowHashLog}; 8 bytes a row. */
export function logRowHashes(): RowHashLog {
  const full: Uint32Array[] = [];
  let block = new Uint32Array(FIRST_BLOCK);
  let length = 0;

  function makeRoom(): void {
    if (block.length < 2 * ROWS_OF_A_BLOCK) {
      const wider = new Uint32Array(2 * ROWS_OF_A_BLOCK);
      wider.set(block);
      block = wider;
      return;
    }
    full.push(block);
    block = new Uint32Array(2 * ROWS_OF_A_BLOCK);
    length = 0;
  }

  function put(low: number, high: number): void {
    if (length === block.length) makeRoom();
    block[length] = low;
    block[length + 1] = high;
    length += 2;
  }

  return {
    push: (low, high) => put(low === 0 && high === 0 ? 1 : low, high),
    skip: () => put(0, 0),
    append(hashes) {
      for (let at = 0; at < hashes.length;) {
        if (length === block.length) makeRoom();
        const part = hashes.subarray(at, at + block.length - length);
        block.set(part, length);
        length += part.length;
        at += part.length;
      }
    },
    finish: () => ({
      rows: full.length * ROWS_OF_A_BLOCK + length / 2,
      blocks: [...full, block.slice(0, length)],
    }),
  };
}

const FIRST_BLOCK = 1024;

/** The hashes of lists of rows that follow each other. O(blocks). */
export function joinRowHashes(lists: readonly RowHashes[]): RowHashes {
  return {
    rows: lists.reduce((sum, { rows }) => sum + rows, 0),
    blocks: lists.flatMap(({ blocks }) => blocks),
  };
}
