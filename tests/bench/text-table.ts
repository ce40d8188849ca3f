/** Rows of text in columns: the first to the left, the others to the right, save for a last one that is text. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { lastIsText = false }: { readonly lastIsText?: boolean } = {},
): string {
  const isText = (j: number): boolean => j === 0 || (lastIsText && j === head.length - 1);
  const widths = head.map((cell, j) => Math.max(cell.length, ...rows.map((row) => row[j]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      widths
        .map((width, j) => (isText(j) ? (row[j] ?? '').padEnd(width) : (row[j] ?? '').padStart(width)))
        .join('  ')
        .trimEnd(),
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
