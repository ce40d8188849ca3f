import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import type { SqlDialect, SqlType } from '../../../../io/sql/sql-dialect.ts';
import type { ColumnSource, EventRole } from '../../../../io/import-plan.ts';
import { eventTypeOfName } from '../../acquire/event-type-names.ts';
import { eventTypeCode, PURCHASE, REFUND, SUPPORT_CONTACT } from '../../event-type.ts';
import { EVENT_TYPES } from '../../model.ts';
import { ID_BLANKS, NOTHING_SEEN, WHITE_SPACE } from '../../../../io/trimmed-id.ts';
import { LARGEST_AMOUNT } from '../../../../io/largest-amount.ts';
import { GIVEN, givenColumn } from './given-column.ts';
import type { EventReading } from './event-reading.ts';

/** Roles of columns with their types; the time becomes milliseconds. */
export const ROLES: readonly (readonly [EventRole, SqlType])[] = [
  ['customer', 'text'],
  ['time', 'timestamp'],
  ['type', 'text'],
  ['amount', 'double'],
  ['order', 'text'],
  ['category', 'text'],
  ['device', 'text'],
  ['channel', 'text'],
  ['discount', 'double'],
];

/** The columns of a table of generated events. */
export const GENERATED: Readonly<Partial<Record<EventRole, string>>> = {
  customer: 'customer_id',
  time: 'event_time',
  type: 'event_type',
  amount: 'amount',
  order: 'order_id',
  category: 'category',
  device: 'device',
  channel: 'channel',
  discount: 'discount',
};

/** The column that orders events of the same moment, in a table of generated events. */
export const SEQUENCE = 'event_row';

/**
 * From the table `events` to `valid`: raw_id, ms (since 1970 UTC), row_place, type_code, amount, order_id, category,
 * device, channel, discount. The only part that names columns of the user's table. What a row means is decided as the
 * import decides it: a row without a type is a purchase, one with a negative amount a refund.
 */
export function givenEvents(reading: EventReading): readonly CommonTable[] {
  const { dialect, imported } = reading;
  const column = (role: EventRole): string | undefined => {
    const source = imported === undefined ? GENERATED[role] : imported.mapping[role];
    if (source === undefined) return undefined;
    return typeof source === 'string' ? givenColumn(source, dialect) : sourceText(source, reading);
  };
  const cells = ROLES.map(([role, type]) => {
    const source = column(role);
    if (role === 'time')
      return `${dialect.milliseconds(`CAST(${source!} AS ${dialect.types.timestamp})`)} AS ms`;
    const value =
      source === undefined
        ? `CAST(NULL AS ${dialect.types[type]})`
        : `CAST(${source} AS ${dialect.types[type]})`;
    const name = NAMES[role] ?? role;
    if (role === 'customer') return `${idOf(value, dialect)} AS ${name}`;
    return `${type === 'text' ? `NULLIF(${dialect.trimmed(value, WHITE_SPACE)}, '')` : value} AS ${name}`;
  });
  cells.push(`${imported === undefined ? givenColumn(SEQUENCE, dialect) : '0'} AS row_place`);
  return [
    { name: 'given', query: `SELECT\n    ${cells.join(',\n    ')}\n  FROM events ${GIVEN}` },
    { name: 'typed', query: typed(reading) },
    { name: 'valid', query: valid(reading) },
  ];
}

/** As the import reads ids. */
function idOf(text: string, dialect: SqlDialect): string {
  return `CASE WHEN ${dialect.trimmed(text, NOTHING_SEEN)} <> '' THEN ${dialect.trimmed(text, ID_BLANKS)} END`;
}

const NAMES: Partial<Record<EventRole, string>> = {
  customer: 'raw_id',
  type: 'type_name',
  order: 'order_id',
};

function sourceText(source: ColumnSource, { dialect }: EventReading): string {
  const number = (name: string): string => `CAST(${givenColumn(name, dialect)} AS ${dialect.types.double})`;
  return source.kind === 'column'
    ? givenColumn(source.name, dialect)
    : `${number(source.left.name)} * ${number(source.right.name)}`;
}

const REST = 'order_id, category, device, channel, discount';

function typed({ dialect, imported }: EventReading): string {
  const names = imported === undefined ? EVENT_TYPES : imported.table.typeNames;
  const cases = names
    .filter((name) => name.trim() !== '')
    .map((name) => {
      const type = eventTypeOfName(name);
      return `WHEN ${dialect.text(name)} THEN ${type === undefined ? SUPPORT_CONTACT : eventTypeCode(type)}`;
    });
  const code =
    cases.length === 0
      ? String(PURCHASE)
      : `CASE WHEN type_name IS NULL THEN ${PURCHASE} ELSE CASE type_name\n      ${cases.join('\n      ')}\n      ELSE ${SUPPORT_CONTACT} END END`;
  // What the import takes for missing.
  const amount =
    imported === undefined
      ? 'amount'
      : `CASE WHEN ABS(amount) > ${dialect.double(LARGEST_AMOUNT)} THEN NULL ELSE amount END AS amount`;
  // Rows without an amount are no events where it alone makes them purchases; those with too large a one are.
  const rows = needsAmount(imported) ? 'given\n  WHERE given.amount IS NOT NULL' : 'given';
  return `SELECT raw_id, ms, row_place, ${amount}, ${REST},\n    ${code} AS named_code\n  FROM ${rows}`;
}

function needsAmount(imported: EventReading['imported']): boolean {
  return imported?.mapping.amount !== undefined && imported.mapping.type === undefined;
}

function valid({ dialect, imported }: EventReading): string {
  const zero = dialect.double(0);
  // A discount in money is a share of the price before it, unknown where the amount is.
  const isMoney = imported?.table.discount?.some((value) => Math.abs(value) > 100) === true;
  const discount = isMoney
    ? `CASE WHEN amount IS NULL AND discount <> ${zero} THEN NULL ELSE discount END`
    : 'discount';
  const isRefund = `named_code = ${REFUND} OR named_code = ${PURCHASE} AND amount < ${zero}`;
  return [
    `SELECT raw_id, ms, row_place, order_id, category, device, channel,`,
    `    ${discount} AS discount,`,
    `    CASE WHEN ${isRefund} THEN ${REFUND} ELSE named_code END AS type_code,`,
    `    CASE WHEN named_code = ${REFUND} AND amount > ${zero} THEN -amount ELSE amount END AS amount`,
    '  FROM typed',
    '  WHERE raw_id IS NOT NULL AND ms IS NOT NULL',
  ].join('\n');
}
