import { best, filledShare, isNumeric } from './column-pick.ts';
import type { ColumnPick } from './column-pick.ts';
import type { ColumnProfile } from './column-profile.ts';
import { isIdName, isUnitPriceName, nameFit, nameWords } from './header-names.ts';

/** Two columns whose product is the amount, and why. */
export interface ProductPick {
  readonly kind: 'product';
  readonly left: ColumnProfile;
  readonly right: ColumnProfile;
  readonly why: string;
}

/** The amount: a number column that is one by name; else quantity times unit price; else a looser name; else the most money-like numbers. Never an id. O(columns). */
export function pickAmount(
  columns: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
  quantity: ColumnProfile | undefined,
): ColumnPick | ProductPick | undefined {
  const free = columns.filter(
    (column) => !taken.has(column.index) && !isIdName(column.name) && column.filled > 0,
  );
  const numeric = free.filter(isNumeric);
  const own = best(
    numeric,
    (column) =>
      nameFit('amount', column.name) === 3 ? 1 + filledShare(column) - amountPenalty(column.name) : 0,
    () => 'by its name; its cells are numbers',
  );
  if (own !== undefined) return own;
  const unitPrice = numeric.find((column) => isUnitPriceName(column.name));
  if (unitPrice !== undefined && quantity !== undefined) {
    return {
      kind: 'product',
      left: quantity,
      right: unitPrice,
      why: 'quantity times unit price; no column is the amount itself',
    };
  }
  const loose = best(
    numeric,
    (column) =>
      nameFit('amount', column.name) + (isUnitPriceName(column.name) ? 1 : 0) - amountPenalty(column.name),
    () => 'its name is one for money; its cells are numbers',
  );
  if (loose !== undefined) return loose;
  const unreadable = free.find((column) => nameFit('amount', column.name) === 3 && column.type !== 'time');
  if (unreadable !== undefined) {
    return { kind: 'column', column: unreadable, why: 'by its name, although few of its cells are numbers' };
  }
  const decimals = best(
    numeric.filter((column) => looksLikeMoney(column)),
    (column) =>
      filledShare(column) + (column.currencies.length > 0 ? 2 : 0) + (column.type === 'number' ? 1 : 0),
    () => 'by its contents: the most money-like numbers',
  );
  if (decimals !== undefined) return decimals;
  const onlyNumbers = columns.filter(
    (column) =>
      isNumeric(column) && !isIdName(column.name) && (!taken.has(column.index) || column === quantity),
  );
  return onlyNumbers.length === 1 && !looksLikeRowNumbers(onlyNumbers[0]!)
    ? { kind: 'column', column: onlyNumbers[0]!, why: 'the only number column that is not an id' }
    : undefined;
}

function amountPenalty(name: string): number {
  return nameWords(name).some((word) =>
    /^(?:tax|vat|shipping|freight|discount|cost|profit|margin|unit|average|avg|balance|limit)$/.test(word),
  )
    ? 0.9
    : 0;
}

function looksLikeMoney(column: ColumnProfile): boolean {
  if (column.bareNumbers !== undefined && column.currencies.length === 0 && column.type === 'integer')
    return false;
  return column.type === 'number' || column.currencies.length > 0;
}

function looksLikeRowNumbers(column: ColumnProfile): boolean {
  return column.type === 'integer' && column.filled > 20 && column.distinct === column.filled;
}
