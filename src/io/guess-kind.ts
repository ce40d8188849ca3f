import { columnOf, isNumeric, looksLikeTime } from './column-pick.ts';
import type { ColumnProfile } from './column-profile.ts';
import { isIdName, nameFit } from './header-names.ts';
import type { EventMapping } from './import-plan.ts';

/** Events have a time and customers who come back, or an amount of their own; all else is a table of customers. O(columns). */
export function guessKind(
  columns: readonly ColumnProfile[],
  found: EventMapping,
  rows: number,
): 'events' | 'customers' {
  const time = columnOf(columns, found.time);
  const customer = columnOf(columns, found.customer);
  if (time === undefined || !looksLikeTime(time)) {
    const promised = customer !== undefined && found.amount !== undefined && time !== undefined;
    return promised ? 'events' : 'customers';
  }
  if (customer === undefined) return columns.filter(isNumeric).length >= 3 ? 'customers' : 'events';
  const oncePerRow = customer.distinct === customer.filled && rows >= 50;
  const numbers = columns.filter((column) => isNumeric(column) && !isIdName(column.name)).length;
  const amount = columnOf(columns, found.amount);
  const ownAmount =
    found.amount?.kind === 'product' || (amount !== undefined && nameFit('amount', amount.name) === 3);
  if (!oncePerRow) return 'events';
  const wide = numbers >= 5 && !(ownAmount && nameFit('time', time.name) >= 2);
  const named =
    found.amount?.kind === 'product' || (amount !== undefined && nameFit('amount', amount.name) > 0);
  return wide || (!named && found.type === undefined) ? 'customers' : 'events';
}
