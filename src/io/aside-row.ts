import type { CsvRecord } from './csv.ts';
import type { RejectReason } from './import-report.ts';
import { isTotalWord } from './total-words.ts';

/** What a row that cannot be used really is: a total or a remark, or else what was found wrong with it. O(cells). */
export function asideReason(record: CsvRecord, otherwise: RejectReason): RejectReason {
  const filled = record.filter((cell) => cell.trim() !== '');
  if (filled.some(isTotalWord)) return 'total-row';
  return filled.length === 1 && record.length >= 2 && /\p{L}/u.test(filled[0]!) ? 'remark-row' : otherwise;
}
