import { countedText } from '../../../base/number-text.ts';
import type { EventTable } from '../../../io/event-table.ts';
import { PURCHASE, REFUND, SUPPORT_CONTACT, eventTypeCode } from '../event-type.ts';
import type { Events, EventType } from '../model.ts';
import type { Notice } from '../notice.ts';
import { discountShares } from './discount-shares.ts';
import { eventTypeOfName } from './event-type-names.ts';

/** An imported table as events, and what had to be decided on the way. */
export interface ReadEvents {
  readonly events: Events;
  readonly warnings: readonly Notice[];
}

/**
 * Says what each imported row means. A row without a type is a purchase, and a refund when its amount is negative; the
 * same holds for the types that mean a purchase, and a refund's amount is made negative. Types of unknown name are
 * contacts without money, and are named in a warning. O(rows).
 */
export function readImportedEvents(table: EventTable): ReadEvents {
  const { codeOfName, unknown } = codesOfNames(table.typeNames);
  const type = new Uint8Array(table.rows);
  const amount = table.amount.slice();
  const unknownRows = new Float64Array(table.typeNames.length);
  let positiveRefunds = 0;
  for (let row = 0; row < table.rows; row++) {
    const name = table.type === undefined ? -1 : table.type[row]!;
    let code = name < 0 ? PURCHASE : codeOfName[name]!;
    if (name >= 0 && unknown[name] === 1) unknownRows[name]! += 1;
    if (code === PURCHASE && amount[row]! < 0) code = REFUND;
    if (code === REFUND && amount[row]! > 0) {
      amount[row] = -amount[row]!;
      positiveRefunds++;
    }
    type[row] = code;
  }
  const warnings: Notice[] = [];
  const names = table.typeNames.filter((_, name) => unknownRows[name]! > 0).slice(0, 10);
  if (names.length > 0) {
    const rows = unknownRows.reduce((sum, count) => sum + count, 0);
    warnings.push({
      code: 'unknown-event-types',
      message: `${countedText(rows, 'row has', 'rows have')} a type that is not known (${names.join(', ')}); ${rows === 1 ? 'it counts as a contact, and its amount is' : 'they count as contacts, and their amounts are'} not revenue.`,
    });
  }
  if (positiveRefunds > 0) {
    warnings.push({
      code: 'positive-refunds',
      message: `${countedText(positiveRefunds, 'refund has', 'refunds have')} a positive amount; ${positiveRefunds === 1 ? 'it is' : 'they are'} taken as negative.`,
    });
  }
  const discount = table.discount === undefined ? undefined : discountShares(table.discount, table.amount);
  if (discount !== undefined) warnings.push(discount.notice);
  return {
    warnings,
    events: {
      count: table.rows,
      customer: table.customer,
      customerIds: table.customerIds,
      time: table.time,
      type,
      amount,
      sourceRow: table.sourceRow,
      repeated: table.repeated,
      ...(discount === undefined ? {} : { discount: discount.shares }),
      ...(table.quantity === undefined ? {} : { quantity: table.quantity }),
      ...(table.order === undefined ? {} : { order: table.order }),
      ...(table.category === undefined ? {} : { category: table.category }),
      ...(table.device === undefined ? {} : { device: table.device }),
      ...(table.channel === undefined ? {} : { channel: table.channel }),
    },
  };
}

/** The event type of each name; a blank one is a purchase, like the rows of a table without types. */
function codesOfNames(names: readonly string[]): {
  readonly codeOfName: Uint8Array;
  readonly unknown: Uint8Array;
} {
  const types = names.map((name): EventType | undefined =>
    name.trim() === '' ? 'purchase' : eventTypeOfName(name),
  );
  return {
    codeOfName: Uint8Array.from(types, (type) =>
      type === undefined ? SUPPORT_CONTACT : eventTypeCode(type),
    ),
    unknown: Uint8Array.from(types, (type) => (type === undefined ? 1 : 0)),
  };
}
