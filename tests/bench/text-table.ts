/** Rows of text in columns: the first to the left, the others to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, j) => Math.max(cell.length, ...rows.map((row) => row[j]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      widths
        .map((width, j) => (j === 0 ? (row[j] ?? '').padEnd(width) : (row[j] ?? '').padStart(width)))
        .join('  '),
    )
    .join('\n');
}

/** Milliseconds with three digits, in thousands beyond. */
export function msText(ms: number): string {
  return ms >= 1000 ? Math.round(ms).toLocaleString('en') : ms.toPrecision(3);
}

/** The middle of some numbers, the upper of two. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
