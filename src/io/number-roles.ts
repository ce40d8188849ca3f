import type { ColumnSource, EventMapping } from './import-plan.ts';

/** Where the columns of a source stand; none where there is no source. O(1). */
export function sourceIndexes(source: ColumnSource | undefined): readonly number[] {
  if (source === undefined) return [];
  return source.kind === 'column' ? [source.index] : [source.left.index, source.right.index];
}

/** Where the columns stand that are read as numbers: those of amount, quantity and discount. O(1). */
export function numberIndexes({ amount, quantity, discount }: EventMapping): readonly number[] {
  return [amount, quantity, discount].flatMap(sourceIndexes);
}
