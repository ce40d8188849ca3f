import { countedText } from '../base/number-text.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import type { DecimalMark, EventMapping, ImportPlan, OpenChoice } from './import-plan.ts';
import { decimalEvidence } from './number-format.ts';
import { numberIndexes } from './number-roles.ts';

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

/** A column's place, and what its cells say about the mark. */
export interface VotingColumn {
  readonly index: number;
  readonly decimals: DecimalVotes;
}

/**
 * The mark of the columns that are read as numbers; undefined where nothing speaks there. Where only 1.234 or 1,234 does, it is open,
 * and that of the file's other columns is likelier. O(columns).
 */
export function decimalOf(
  columns: readonly VotingColumn[],
  used: readonly number[],
): { readonly mark: DecimalMark | undefined; readonly open: boolean } {
  const votes = sumVotes(columns.filter(({ index }) => used.includes(index)));
  if (votes.point + votes.comma > 0) return chooseDecimal(votes);
  const open = votes.either > 0;
  return { mark: open ? chooseDecimal(sumVotes(columns)).mark : undefined, open };
}

/** Whether the used numbers leave the mark open without asking, since none of them depends on it. O(columns). */
export function openMarkOf(
  columns: readonly (VotingColumn & Pick<ColumnProfile, 'hasTypedNumbers'>)[],
  used: readonly number[],
): { readonly openMark?: NonNullable<ImportPlan['openMark']> } {
  const own = columns.filter(({ index }) => used.includes(index));
  const { point, comma, either } = sumVotes(own);
  if (point + comma + either > 0) return {};
  return { openMark: own.some(({ hasTypedNumbers }) => hasTypedNumbers) ? 'typed' : 'texts' };
}

/** Whether the used numbers of a file can be read in two ways, and no other column shows its mark. O(columns). */
export function isOpenDecimal(columns: readonly VotingColumn[], mapping: EventMapping): boolean {
  const { point, comma } = sumVotes(columns);
  const used = numberIndexes(mapping);
  return point + comma === 0 && columns.some((each) => used.includes(each.index) && each.decimals.either > 0);
}

/** The question which mark is the decimal one, where `mark` was taken. O(1). */
export function decimalChoice(mark: DecimalMark): OpenChoice {
  return {
    setting: 'decimal-mark',
    message: `Numbers such as 1.234 or 1,234 can be read in two ways; “${mark}” was taken for the decimal mark.`,
    chosen: mark,
    alternatives: [otherMark(mark)],
    required: true,
  };
}

/** The same question about files whose numbers do not tell, though the others do. O(files). */
export function decimalBesideChoice(mark: DecimalMark, files: readonly string[]): OpenChoice {
  const named = files.slice(0, 3).map((name) => `“${name}”`);
  const more =
    files.length > named.length ? ` and ${countedText(files.length - named.length, 'more file')}` : '';
  return {
    ...decimalChoice(mark),
    setting: 'decimal-mark-beside',
    message: `In ${named.join(', ')}${more} numbers such as 1.234 or 1,234 can be read in two ways; “${mark}” was taken for the decimal mark there.`,
  };
}

function otherMark(mark: DecimalMark): DecimalMark {
  return mark === '.' ? ',' : '.';
}
