import { columnOf, columnRef } from './column-pick.ts';
import type { ColumnPick } from './column-pick.ts';
import type { ColumnProfile } from './column-profile.ts';
import { pickCustomerColumns } from './guess-customer-columns.ts';
import { guessKind } from './guess-kind.ts';
import { isCurrencyName, isIdName } from './header-names.ts';
import { EVENT_ROLES } from './import-plan.ts';
import type { ColumnRef, ColumnSource, CustomerColumns, EventMapping, EventRole } from './import-plan.ts';
import { pickAmount } from './pick-amount.ts';
import { pickCustomer, pickNumber, pickText, pickTime } from './pick-roles.ts';

/** Why a role got its column, in a few words. */
export interface MappingReason {
  readonly role: EventRole | 'id' | 'features' | 'label';
  /** Column name, `A*B`, or a list of names. */
  readonly column: string;
  readonly why: string;
}

/** A guess at what the columns of a table mean. */
export interface MappingGuess {
  readonly kind: 'events' | 'customers';
  readonly mapping: EventMapping;
  readonly customers: CustomerColumns;
  readonly eventId?: ColumnRef;
  readonly currency?: ColumnRef;
  readonly reasons: readonly MappingReason[];
}

/**
 * Guesses roles from names (ten languages) and contents. A role goes to the column with the best name among those whose
 * contents can be it; without a telling name to contents alone where these are unmistakable. An id is never an amount.
 * Quantity and unit price multiply only when no column is an amount by its own name. A table with one row per
 * customer id and many numbers, or without any time, is of kind `customers`. O(columns · roles).
 */
export function guessMapping(columns: readonly ColumnProfile[], sampledRows: number): MappingGuess {
  const taken = new Set<number>();
  const reasons: MappingReason[] = [];
  const found: Partial<Record<EventRole, ColumnSource>> = {};
  const named = columns.some((column) => !/^column \d+$/.test(column.name));

  function take(role: EventRole, pick: ColumnPick | undefined): void {
    if (pick === undefined) return;
    taken.add(pick.column.index);
    found[role] = columnRef(pick.column);
    reasons.push({ role, column: pick.column.name, why: pick.why });
  }

  take('time', pickTime(columns, named));
  take('customer', pickCustomer(columns, { taken, rows: sampledRows, named }));
  take('quantity', pickNumber('quantity', columns, taken));
  const amount = pickAmount(columns, taken, columnOf(columns, found.quantity));
  if (amount?.kind === 'product') {
    found.amount = { kind: 'product', left: columnRef(amount.left), right: columnRef(amount.right) };
    taken.add(amount.right.index);
    reasons.push({ role: 'amount', column: `${amount.left.name}*${amount.right.name}`, why: amount.why });
  } else if (amount !== undefined) {
    if (columnOf(columns, found.quantity) === amount.column) {
      delete found.quantity;
      reasons.splice(
        reasons.findIndex((reason) => reason.role === 'quantity'),
        1,
      );
    }
    take('amount', amount);
  }
  take('order', pickText('order', columns, taken, Infinity));
  take('type', pickText('type', columns, taken, 60));
  take('category', pickText('category', columns, taken, 500));
  take('device', pickText('device', columns, taken, 60));
  take('channel', pickText('channel', columns, taken, 60));
  take('discount', pickNumber('discount', columns, taken));

  const customers = pickCustomerColumns(columns, sampledRows);
  const kind = guessKind(columns, found, sampledRows);
  const eventId = columns.find((column) => isRowId(column, found, sampledRows));
  const currency = columns.find((column) => isCurrencyName(column.name));
  return {
    kind,
    mapping: found,
    customers,
    ...(eventId === undefined ? {} : { eventId: columnRef(eventId) }),
    ...(currency === undefined ? {} : { currency: columnRef(currency) }),
    reasons: kind === 'events' ? inRoleOrder(reasons) : customerReasons(columns, customers),
  };
}

function customerReasons(
  columns: readonly ColumnProfile[],
  customers: CustomerColumns,
): readonly MappingReason[] {
  const name = (index: number): string => columns[index]?.name ?? '';
  const reasons: MappingReason[] = [];
  if (customers.id !== undefined)
    reasons.push({ role: 'id', column: name(customers.id), why: 'its values name the rows' });
  if (customers.label !== undefined) {
    reasons.push({
      role: 'label',
      column: name(customers.label),
      why: 'its name is one for known classes: compared with, never a feature',
    });
  }
  const features = customers.features.map(name).join(', ');
  reasons.push({ role: 'features', column: features, why: 'all other columns of numbers' });
  return reasons;
}

function isRowId(column: ColumnProfile, found: EventMapping, rows: number): boolean {
  if (column.type === 'time' || column.type === 'number' || rows < 5 || column.filled < rows) return false;
  const uses = EVENT_ROLES.some((role) => role !== 'order' && columnOf([column], found[role]) !== undefined);
  return !uses && isIdName(column.name) && column.distinct >= 0.95 * rows;
}

function inRoleOrder(reasons: readonly MappingReason[]): readonly MappingReason[] {
  return EVENT_ROLES.flatMap((role) => reasons.filter((reason) => reason.role === role));
}
