import type { RejectedRows } from './import-report.ts';

/**
 * Rejected rows by reason of several lists as those of one, the commonest reason first; `offsets` = data rows before each list.
 * O(reasons).
 */
export function joinRejected(
  lists: readonly (readonly RejectedRows[])[],
  offsets: readonly number[],
): readonly RejectedRows[] {
  const byReason = new Map<string, RejectedRows>();
  for (const [i, list] of lists.entries()) {
    for (const rows of list) {
      const moved = { ...rows, firstRows: rows.firstRows.map((row) => row + offsets[i]!) };
      const known = byReason.get(rows.reason);
      byReason.set(rows.reason, known === undefined ? moved : unite(known, moved));
    }
  }
  return [...byReason.values()].toSorted((a, b) => b.count - a.count || a.firstRows[0]! - b.firstRows[0]!);
}

function unite(a: RejectedRows, b: RejectedRows): RejectedRows {
  return {
    ...a,
    count: a.count + b.count,
    firstRows: [...a.firstRows, ...b.firstRows].slice(0, 10),
    examples: [...new Set([...a.examples, ...b.examples])].slice(0, 3),
  };
}
