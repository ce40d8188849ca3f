/** Which customers a chart points out, and how many of each segment pass the filters. */
export interface MembersInFront {
  /** 1 for those; undefined when it is everybody. */
  readonly inFront: Uint8Array | undefined;
  readonly counts: readonly number[];
}

/** What narrows the customers; undefined parts narrow nothing. */
export interface Narrowing {
  /** Rows that pass the filters. */
  readonly matching: Uint32Array | undefined;
  readonly selected: number | undefined;
  /** Customers chosen in any view. */
  readonly chosen: Uint32Array | undefined;
  /** Customers this certain, or more, step back. */
  readonly fade: Fade | undefined;
}

export interface Fade {
  /** By customer; NaN where it is not known, and such customers stay. */
  readonly certainty: Float32Array;
  readonly from: number;
}

/** The customers that pass all of it; `counts` are by segment, whatever segment is selected. O(n). */
export function membersInFront(
  labels: Uint8Array,
  k: number,
  { matching, selected, chosen, fade }: Narrowing,
): MembersInFront {
  const counts = new Array<number>(k).fill(0);
  if ([matching, selected, chosen, fade].every((part) => part === undefined)) {
    for (let row = 0; row < labels.length; row++) counts[labels[row]!]!++;
    return { inFront: undefined, counts };
  }
  const inFront = new Uint8Array(labels.length);
  if (matching === undefined) inFront.fill(1);
  else for (let at = 0; at < matching.length; at++) inFront[matching[at]!] = 1;
  if (chosen !== undefined) keepOnly(inFront, chosen);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (fade !== undefined && fade.certainty[row]! >= fade.from) inFront[row] = 0;
    if (inFront[row] === 1) counts[label] = (counts[label] ?? 0) + 1;
    if (selected !== undefined && label !== selected) inFront[row] = 0;
  }
  return { inFront, counts };
}

/** Clears every mark but those at the given rows. */
function keepOnly(marks: Uint8Array, rows: Uint32Array): void {
  let from = 0;
  for (const row of rows) {
    marks.fill(0, from, row);
    from = row + 1;
  }
  marks.fill(0, from);
}
