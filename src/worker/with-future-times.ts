import { futureTimes } from '../io/future-times.ts';
import type { ReadFile } from './import-file.ts';

/** The same file, and told which of its events lie in the future; nothing of it where there is no clock. O(rows). */
export function withFutureTimes(read: ReadFile, now: number | undefined): ReadFile {
  const { imported, kept } = read;
  if (now === undefined || kept.kind !== 'events') return read;
  const found = futureTimes(kept.value.table, now);
  if (found.length === 0) return read;
  const warnings = [...imported.warnings, ...found];
  const value = { ...kept.value, report: { ...kept.value.report, warnings } };
  return { imported: { ...imported, warnings }, kept: { ...kept, value } };
}
