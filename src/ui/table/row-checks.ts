/** Rows that can be checked, by mouse or with Space; which ones are is held outside. */
export interface RowChecks {
  /** 1 at each checked row. */
  readonly checked: Uint8Array;
  /** What a row is called: "C0012". */
  readonly nameOf: (row: number) => string;
  readonly onCheck: (rows: Uint32Array, checked: boolean) => void;
}

/** How many of these rows are checked: all, some or none. O(rows). */
export function checkedShare(rows: Uint32Array, checked: Uint8Array): 'all' | 'some' | 'none' {
  let count = 0;
  for (let place = 0; place < rows.length; place++) {
    count += checked[rows[place]!]!;
    if (count > 0 && count <= place) return 'some';
  }
  return count === 0 ? 'none' : 'all';
}
