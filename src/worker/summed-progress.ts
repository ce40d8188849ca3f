import type { ImportProgress } from './protocol.ts';

/** Tells how far several reads are, all together: the bytes and rows of each never go back. */
export function summedProgress(
  count: number,
  totalBytes: number,
  onProgress: (progress: ImportProgress) => void,
): (index: number, bytes: number, rows: number) => void {
  const done = Array.from({ length: count }, () => ({ bytes: 0, rows: 0 }));
  return (index, bytes, rows) => {
    const former = done[index];
    if (former === undefined) return;
    done[index] = { bytes: Math.max(former.bytes, bytes), rows: Math.max(former.rows, rows) };
    onProgress({
      bytes: done.reduce((sum, each) => sum + each.bytes, 0),
      totalBytes,
      rows: done.reduce((sum, each) => sum + each.rows, 0),
    });
  };
}
