import type { CsvRecord } from './csv.ts';
import type { RejectReason } from './import-report.ts';

/** Whether a cell says that its row is a total, in one of ten languages. O(1). */
export function isTotalWord(cell: string): boolean {
  if (cell.length > 40) return false;
  const word = /^[\s*]*(?:grand |sub-?)?(\p{L}+)/iu.exec(cell)?.[1]?.toLowerCase() ?? '';
  return TOTALS.has(word);
}

/** What a row that cannot be used really is: a total or a remark, or else what was found wrong with it. O(cells). */
export function asideReason(record: CsvRecord, otherwise: RejectReason): RejectReason {
  const filled = record.filter((cell) => cell.trim() !== '');
  if (filled.some(isTotalWord)) return 'total-row';
  return filled.length === 1 && record.length >= 2 && /\p{L}/u.test(filled[0]!) ? 'remark-row' : otherwise;
}

const TOTALS: ReadonlySet<string> = new Set(
  'total totals subtotal sum gesamt gesamtsumme summe zwischensumme insgesamt somme totale totaal suma soma samlet razem yhteensä итого'.split(
    ' ',
  ),
);
