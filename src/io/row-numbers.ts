/** Numbers of rows, kept as stretches of rows that follow each other. */
export interface RowNumbers {
  push(row: number): void;
  /** Some rows from `first` on. */
  append(first: number, count: number): void;
  finish(): Int32Array;
}

/** Empty {@link RowNumbers}; 8 bytes a stretch. */
export function logRowNumbers(): RowNumbers {
  const firsts: number[] = [];
  const counts: number[] = [];
  let next = -1;
  let length = 0;
  const append = (first: number, count: number): void => {
    if (first === next) counts[counts.length - 1]! += count;
    else {
      firsts.push(first);
      counts.push(count);
    }
    next = first + count;
    length += count;
  };
  return {
    push: (row) => append(row, 1),
    append,
    finish() {
      const rows = new Int32Array(length);
      let at = 0;
      for (const [i, first] of firsts.entries()) {
        const end = at + counts[i]!;
        for (let row = first; at < end; at++) rows[at] = row++;
      }
      return rows;
    },
  };
}
