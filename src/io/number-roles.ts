import type { ColumnSource, EventMapping } from './import-plan.ts';

/** Where the columns stand that are read as numbers: those of amount, quantity and discount. O(1). */
export function numberIndexes({ amount, quantity, discount }: EventMapping): readonly number[] {
  const sources: readonly (ColumnSource | undefined)[] = [amount, quantity, discount];
  return sources.flatMap((source) => {
    if (source === undefined) return [];
    return source.kind === 'column' ? [source.index] : [source.left.index, source.right.index];
  });
}
