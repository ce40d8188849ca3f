import type { CsvRecord } from './csv.ts';
import type { DecimalMark } from './import-plan.ts';
import { decimalEvidence } from './number-format.ts';

/** Cells that speak for each decimal mark. */
export interface DecimalVotes {
  readonly point: number;
  readonly comma: number;
  readonly either: number;
}

/** Counts the cells of the given columns that show their decimal mark. O(records · columns). */
export function decimalVotes(records: readonly CsvRecord[], columns: readonly number[]): DecimalVotes {
  let point = 0;
  let comma = 0;
  let either = 0;
  for (const record of records) {
    for (const column of columns) {
      const evidence = decimalEvidence(record[column] ?? '');
      if (evidence === '.') point++;
      else if (evidence === ',') comma++;
      else if (evidence === 'either') either++;
    }
  }
  return { point, comma, either };
}

/** The votes of several columns together. O(columns). */
export function sumVotes(columns: readonly { readonly decimals: DecimalVotes }[]): DecimalVotes {
  const sum = (mark: keyof DecimalVotes): number =>
    columns.reduce((total, { decimals }) => total + decimals[mark], 0);
  return { point: sum('point'), comma: sum('comma'), either: sum('either') };
}

/** The mark with more votes, the point when they are equal; `open` when nothing but 1.234 or 1,234 speaks. O(1). */
export function chooseDecimal(votes: DecimalVotes): { readonly mark: DecimalMark; readonly open: boolean } {
  return {
    mark: votes.comma > votes.point ? ',' : '.',
    open: votes.point === 0 && votes.comma === 0 && votes.either > 0,
  };
}
