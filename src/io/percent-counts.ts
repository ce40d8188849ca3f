import { countText, countedText } from '../base/number-text.ts';
import type { ImportWarning } from './import-report.ts';

/** Numbers of one column that are written in per cent; the first of them stands in `row`. */
export interface PercentCount {
  /** Place of the column. */
  readonly index: number;
  readonly count: number;
  readonly row: number;
}

/** Counts numbers in per cent, column by column. O(1) a number. */
export function countPercents(): {
  note(index: number, row: number): void;
  counts(): readonly PercentCount[];
} {
  const found = new Map<number, PercentCount>();
  return {
    note(index, row) {
      const { count, row: first } = found.get(index) ?? { count: 0, row };
      found.set(index, { index, count: count + 1, row: first });
    },
    counts: () => [...found.values()],
  };
}

/** The counts of stretches that follow each other as those of one; `offsets` = data rows before each. O(stretches · columns). */
export function joinPercents(
  stretches: readonly (readonly PercentCount[])[],
  offsets: readonly number[],
): readonly PercentCount[] {
  const joined = new Map<number, PercentCount>();
  for (const [i, counts] of stretches.entries())
    for (const { index, count, row } of counts) {
      const before = joined.get(index) ?? { index, count: 0, row: row + offsets[i]! };
      joined.set(index, { ...before, count: before.count + count });
    }
  return [...joined.values()];
}

/** What is told of a column's numbers in per cent. O(1). */
export function percentWarning(name: string, { count, row }: Omit<PercentCount, 'index'>): ImportWarning {
  const message = `“${name}” is written in per cent in ${countedText(count, 'cell')} (first: row ${countText(row)}); 12% is read as 0.12.`;
  return { code: 'percentages', message };
}
