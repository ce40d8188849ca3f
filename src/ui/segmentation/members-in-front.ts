/** Which customers a chart points out, and how many of each segment pass the filters. */
export interface MembersInFront {
  /** 1 for those; undefined when it is everybody. */
  readonly inFront: Uint8Array | undefined;
  readonly counts: readonly number[];
}

/** Those among the `matching` rows (undefined: all rows) that belong to the selected segment (undefined: to any). O(n). */
export function membersInFront(
  labels: Uint8Array,
  k: number,
  matching: Uint32Array | undefined,
  selected: number | undefined,
): MembersInFront {
  const inFront = new Uint8Array(labels.length);
  if (matching === undefined) inFront.fill(1);
  else for (const row of matching) inFront[row] = 1;
  const counts = new Array<number>(k).fill(0);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (inFront[row] === 1) counts[label] = (counts[label] ?? 0) + 1;
    if (selected !== undefined && label !== selected) inFront[row] = 0;
  }
  return { inFront: matching === undefined && selected === undefined ? undefined : inFront, counts };
}
