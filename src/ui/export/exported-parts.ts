import type { ExportRows } from './export-dialog.tsx';

/** What can be exported: the selected customers if there are any, those the table shows unless it is all of them in their own order, and all. */
export function exportedParts(
  selected: Uint32Array | undefined,
  shown: Uint32Array,
  total: number,
): readonly ExportRows[] {
  const all: ExportRows = { part: 'all', rows: Uint32Array.from({ length: total }, (_, row) => row) };
  const isAll = shown.length === total && shown.every((row, at) => row === at);
  return [
    ...(selected === undefined ? [] : [{ part: 'selected', rows: selected } as const]),
    ...(isAll || shown.length === 0 ? [] : [{ part: 'shown', rows: shown } as const]),
    all,
  ];
}
