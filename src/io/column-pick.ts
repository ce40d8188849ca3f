import type { ColumnProfile } from './column-profile.ts';
import type { ColumnRef, ColumnSource } from './import-plan.ts';

/** A column chosen for a role, and why. */
export interface ColumnPick {
  readonly kind: 'column';
  readonly column: ColumnProfile;
  readonly why: string;
}

/** Reasons in words, by the strength of the name (`nameFit`). */
export const FIT_WORDS = ['by its contents', 'its name contains a word for it', 'by its name', 'by its name'];

/** The column with the highest positive score, the first of equals. O(columns). */
export function best(
  columns: readonly ColumnProfile[],
  score: (column: ColumnProfile) => number,
  why: (column: ColumnProfile) => string,
): ColumnPick | undefined {
  let top: ColumnProfile | undefined;
  let topScore = 0;
  for (const column of columns) {
    const value = score(column);
    if (value > topScore) {
      top = column;
      topScore = value;
    }
  }
  return top === undefined ? undefined : { kind: 'column', column: top, why: why(top) };
}

/** Share of sampled rows in which the column is filled, 0 to 1. O(1). */
export function filledShare(column: ColumnProfile): number {
  const rows = column.filled + column.missing;
  return rows === 0 ? 0 : column.filled / rows;
}

/** Whether at least half of the filled cells are numbers and the column is no time. O(1). */
export function isNumeric(column: ColumnProfile): boolean {
  return (
    column.type === 'integer' ||
    column.type === 'number' ||
    (column.type === 'text' && column.numberShare >= 0.5)
  );
}

/** Whether its cells are times, or bare numbers that could be. O(1). */
export function looksLikeTime(column: ColumnProfile): boolean {
  return column.type === 'time' || column.timeShare >= 0.5 || column.bareNumbers !== undefined;
}

/** The profile of a source that is one column. O(columns). */
export function columnOf(
  columns: readonly ColumnProfile[],
  source: ColumnSource | undefined,
): ColumnProfile | undefined {
  return source?.kind === 'column' ? columns.find((column) => column.index === source.index) : undefined;
}

/** A reference to the column. O(1). */
export function columnRef(column: ColumnProfile): ColumnRef {
  return { kind: 'column', index: column.index, name: column.name };
}
