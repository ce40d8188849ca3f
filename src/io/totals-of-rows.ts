import type { CsvRecord } from './csv.ts';
import type { ColumnSource, DecimalMark } from './import-plan.ts';
import { readNumber } from './number-format.ts';
import { endsAsTotal, isTotalId, isTotalWord } from './total-words.ts';

/** An id whose rows hold the sum of the rows above, to a cent. */
export interface ProvenTotal {
  readonly id: string;
  /** The first of its rows, and the sum there. */
  readonly row: number;
  readonly sum: number;
  readonly rows: number;
}

/** Where the parts of a row stand. */
export interface TotalsColumns {
  readonly customer: number;
  /** Rows without a time are no events in any case; they end a part, and prove nothing. */
  readonly time: number;
  readonly amount: ColumnSource;
  readonly decimal: DecimalMark;
}

/**
 * The ids that begin or end with a word for totals, and whose every row holds the sum of at least two rows above: of those
 * since the last total, or of all that are no totals. Rows are the first of a table. O(rows).
 */
export function provenTotals(
  records: readonly CsvRecord[],
  { customer, time, amount, decimal }: TotalsColumns,
): readonly ProvenTotal[] {
  const all = { sum: 0, rows: 0 };
  let since = { sum: 0, rows: 0 };
  const proven = new Map<string, ProvenTotal>();
  const unproven = new Set<string>();
  records.forEach((record, index) => {
    const id = (record[customer] ?? '').trim();
    const value = amountOf(record, amount, decimal);
    const isUndated = (record[time] ?? '').trim() === '';
    if (id === '' ? isUndated || record.some(isTotalWord) : isUndated && isTotalId(id)) {
      since = { sum: 0, rows: 0 };
      return;
    }
    if (isTotalWord(id) || isTotalId(id) || endsAsTotal(id)) {
      const isSum = [since, all].some(({ sum, rows }) => rows > 1 && isSame(value, sum));
      if (isSum) {
        const earlier = proven.get(id) ?? { id, row: index + 1, sum: value, rows: 0 };
        proven.set(id, { ...earlier, rows: earlier.rows + 1 });
      } else unproven.add(id);
      if (isSum || isTotalId(id)) {
        since = { sum: 0, rows: 0 };
        return;
      }
    }
    if (value !== value) return;
    for (const part of [all, since]) {
      part.sum += value;
      part.rows++;
    }
  });
  return [...proven.values()].filter(({ id }) => !unproven.has(id));
}

function amountOf(record: CsvRecord, source: ColumnSource, decimal: DecimalMark): number {
  if (source.kind === 'column') return readNumber(record[source.index] ?? '', decimal);
  return (
    readNumber(record[source.left.index] ?? '', decimal) *
    readNumber(record[source.right.index] ?? '', decimal)
  );
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.005 + 1e-12 * Math.abs(b);
}
