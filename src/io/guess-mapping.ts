import type { ColumnProfile } from './column-profile.ts';
import {
  isCurrencyName,
  isIdName,
  isLabelName,
  isUnitPriceName,
  nameFit,
  nameWords,
} from './header-names.ts';
import { EVENT_ROLES } from './import-plan.ts';
import type { ColumnRef, ColumnSource, CustomerColumns, EventMapping, EventRole } from './import-plan.ts';

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

  function take(role: EventRole, pick: Pick | undefined): void {
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

interface Pick {
  readonly kind: 'column';
  readonly column: ColumnProfile;
  readonly why: string;
}

interface ProductPick {
  readonly kind: 'product';
  readonly left: ColumnProfile;
  readonly right: ColumnProfile;
  readonly why: string;
}

const FIT_WORDS = ['by its contents', 'its name contains a word for it', 'by its name', 'by its name'];

function best(
  columns: readonly ColumnProfile[],
  score: (column: ColumnProfile) => number,
  why: (column: ColumnProfile) => string,
): Pick | undefined {
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

function filledShare(column: ColumnProfile): number {
  const rows = column.filled + column.missing;
  return rows === 0 ? 0 : column.filled / rows;
}

function looksLikeTime(column: ColumnProfile): boolean {
  return column.type === 'time' || column.timeShare >= 0.5 || column.bareNumbers !== undefined;
}

function pickTime(columns: readonly ColumnProfile[], named: boolean): Pick | undefined {
  const score = (column: ColumnProfile): number => {
    const words = nameWords(column.name);
    const fit = words.some((word) => NOT_THE_EVENT.has(word)) ? 0 : nameFit('time', column.name);
    if (column.type === 'time' || column.timeShare >= 0.5) return 10 + fit * 3 + filledShare(column);
    if (column.bareNumbers !== undefined && fit >= 1) return 6 + fit * 3 + filledShare(column);
    if (!named && column.bareNumbers !== undefined && column.bareNumbers !== 'excel-days') return 5;
    return fit >= 3 ? 2 + filledShare(column) : 0;
  };
  return best(columns, score, (column) => {
    const fit = FIT_WORDS[nameFit('time', column.name)]!;
    if (!looksLikeTime(column)) return `${fit}, although few of its cells are times`;
    return `${fit}; ${percent(Math.max(column.timeShare, column.bareNumbers === undefined ? 0 : 1))} of its cells are times`;
  });
}

const NOT_THE_EVENT: ReadonlySet<string> = new Set(
  'birth birthday dob born geburt geburtstag geburtsdatum naissance nacimiento nascita updated update modified changed expiry expires due delivery delivered shipped ship customer signup registration'.split(
    ' ',
  ),
);

function pickCustomer(
  columns: readonly ColumnProfile[],
  {
    taken,
    rows,
    named,
  }: { readonly taken: ReadonlySet<number>; readonly rows: number; readonly named: boolean },
): Pick | undefined {
  const score = (column: ColumnProfile): number => {
    if (taken.has(column.index) || column.type === 'time' || column.type === 'number') return 0;
    const fit = nameFit('customer', column.name);
    if (column.filled === 0) return fit === 3 ? 0.5 : 0;
    const repeats = rows < 20 ? 0.5 : 1 - column.distinct / Math.max(1, column.filled);
    const mail = nameWords(column.name).some((word) => word.endsWith('mail')) ? 0.5 : 0;
    return fit === 0 ? 0 : fit * 3 * (0.3 + 0.7 * filledShare(column)) + repeats + mail;
  };
  const byName = best(columns, score, (column) => {
    const fit = FIT_WORDS[nameFit('customer', column.name)]!;
    return `${fit}; ${column.distinct} different ids in ${column.filled} sampled rows`;
  });
  if (byName !== undefined) return byName;
  const idLike = (column: ColumnProfile): number => {
    if (taken.has(column.index) || column.type === 'time' || column.type === 'number' || column.filled === 0)
      return 0;
    if (column.longest > 80 || column.distinct < 2) return 0;
    if (named && column.type === 'integer' && !isIdName(column.name)) return 0;
    const share = column.distinct / column.filled;
    const repeats = share < 1 ? 1 : 0.3;
    return (
      repeats *
      Math.min(1, share * 10) *
      filledShare(column) *
      (column.type === 'text' ? 2 : isIdName(column.name) ? 1.5 : 1)
    );
  };
  return best(
    columns,
    idLike,
    (column) => `by its contents: ${column.distinct} different texts in ${column.filled} sampled rows`,
  );
}

function pickNumber(
  role: 'quantity' | 'discount',
  columns: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
): Pick | undefined {
  const score = (column: ColumnProfile): number => {
    if (taken.has(column.index) || !isNumeric(column) || isUnitPriceName(column.name)) return 0;
    const fit = nameFit(role, column.name);
    if (role === 'quantity' && fit === 0 && /^n[_ ]\p{L}/iu.test(column.name) && column.type === 'integer')
      return 1;
    return fit;
  };
  return best(
    columns,
    score,
    (column) => `${FIT_WORDS[nameFit(role, column.name)] ?? ''}; its cells are numbers`,
  );
}

function pickAmount(
  columns: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
  quantity: ColumnProfile | undefined,
): Pick | ProductPick | undefined {
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

function isNumeric(column: ColumnProfile): boolean {
  return (
    column.type === 'integer' ||
    column.type === 'number' ||
    (column.type === 'text' && column.numberShare >= 0.5)
  );
}

function pickText(
  role: EventRole,
  columns: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
  most: number,
): Pick | undefined {
  const score = (column: ColumnProfile): number => {
    if (taken.has(column.index) || column.filled === 0 || column.type === 'time' || column.type === 'number')
      return 0;
    if (
      column.distinct > most ||
      (most < Infinity && column.filled > 20 && column.distinct > 0.7 * column.filled)
    )
      return 0;
    const fit = nameFit(role, column.name);
    return fit === 1 && isIdName(column.name) ? 0 : fit * (0.2 + filledShare(column));
  };
  return best(
    columns,
    score,
    (column) => `${FIT_WORDS[nameFit(role, column.name)]!}; ${column.distinct} different values`,
  );
}

function guessKind(
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

function pickCustomerColumns(columns: readonly ColumnProfile[], rows: number): CustomerColumns {
  const id = columns.find((column) => {
    if (
      column.filled < rows ||
      column.distinct < column.filled ||
      column.type === 'time' ||
      column.type === 'number'
    )
      return false;
    return (
      isIdName(column.name) ||
      nameFit('customer', column.name) >= 2 ||
      (column.type === 'text' && column.index === 0)
    );
  });
  const repeatedId = columns.find(
    (column) => nameFit('customer', column.name) === 3 && isIdName(column.name),
  );
  const label = columns.findLast(
    (column) => isLabelName(column.name) && column.distinct <= Math.max(50, rows / 10),
  );
  const idIndex = (id ?? repeatedId)?.index;
  const features = columns
    .filter((column) => column.type === 'integer' || column.type === 'number')
    .filter((column) => column.index !== idIndex && column.index !== label?.index)
    .filter(
      (column) =>
        !(
          isIdName(column.name) &&
          column.distinct === column.filled &&
          column.type === 'integer' &&
          rows > 5
        ),
    )
    .map((column) => column.index);
  return {
    ...(idIndex === undefined ? {} : { id: idIndex }),
    features,
    ...(label === undefined ? {} : { label: label.index }),
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

function columnOf(
  columns: readonly ColumnProfile[],
  source: ColumnSource | undefined,
): ColumnProfile | undefined {
  return source?.kind === 'column' ? columns.find((column) => column.index === source.index) : undefined;
}

function columnRef(column: ColumnProfile): ColumnRef {
  return { kind: 'column', index: column.index, name: column.name };
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
