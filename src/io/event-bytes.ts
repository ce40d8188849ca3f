import type { ByteRows, TakeRows } from './byte-rows.ts';
import { columnIndex } from './event-columns.ts';
import type { EventColumns } from './event-columns.ts';
import type { EventNotes } from './event-notes.ts';
import { hashOfOne } from './hash-set.ts';
import type { HashSet } from './hash-set.ts';
import type { ColumnSource, ImportPlan } from './import-plan.ts';
import type { RowReader } from './row-reader.ts';
import type { CellKind, DelimitedMachine } from './simd/delimited-machine.ts';

/** What rows of events that come as bytes are put into: the same as those that come as records. */
export interface EventSinks {
  readonly plan: ImportPlan;
  readonly rows: RowReader;
  readonly seen: HashSet;
  readonly columns: EventColumns;
  readonly notes: EventNotes;
  /** The id that a cell holds; '' when it counts as missing. */
  readonly idOf: (cell: string) => string;
  readonly largestAmount: number;
}

/** Whether the roles of a plan are such that rows can be taken as bytes. O(roles). */
export function takesEventBytes({ mapping, header, time, eventId, currency }: ImportPlan): boolean {
  const sources = [...Object.values(mapping), eventId, currency].filter((source) => source !== undefined);
  const within = ({ index }: { readonly index: number }): boolean => index >= 0 && index < header.length;
  return (
    Number.isInteger(time.zoneOffsetMinutes) &&
    sources.every((source) =>
      source.kind === 'column'
        ? within(source)
        : source === mapping.amount && within(source.left) && within(source.right),
    )
  );
}

/**
 * Takes rows from a machine into columns as `createEventReader` takes records: rows that it has nothing to say about at
 * once, all others as records. A text is decoded when it is first met. O(rows).
 */
export function takeEventBytes(machine: DelimitedMachine, sinks: EventSinks): TakeRows {
  const { plan, rows, seen, columns, notes, idOf, largestAmount } = sinks;
  const { mapping } = plan;
  const cell = (kind: CellKind, column: number, first = 0, second = 0): number =>
    column < 0 ? -1 : machine.addCell(kind, column, first, second);
  const number = (source: ColumnSource | undefined): number => cell('number', columnIndex(source), mark);
  const mark = plan.decimal.charCodeAt(0);
  const customerAt = columnIndex(mapping.customer);
  const customerCell = cell('text', customerAt);
  const bare = BARE_NUMBERS.indexOf(plan.time.numbers);
  const timeCell = cell(
    'time',
    columnIndex(mapping.time),
    (bare < 0 ? BARE_NUMBERS.length : bare) + (plan.time.order === 'month-first' ? MONTH_FIRST : 0),
    plan.time.zoneOffsetMinutes,
  );
  const product = mapping.amount?.kind === 'product' ? mapping.amount : undefined;
  const amountCell = number(product?.left ?? mapping.amount);
  const factorCell = number(product?.right);
  const quantityCell = number(mapping.quantity);
  const discountCell = number(mapping.discount);
  const eventIdCell = cell('key', plan.eventId?.index ?? -1);
  const typeAt = columnIndex(mapping.type);
  const typeCell = cell('text', typeAt);
  const currencyAt = plan.currency?.index ?? -1;
  const currencyCell = cell('text', currencyAt);
  const coded = columns.coded.map(({ at, column }) => ({ at, column, cell: cell('text', at) }));
  const texts = [typeCell, currencyCell, ...coded.map((one) => one.cell)].filter((index) => index >= 0);

  /** Decodes a text that the machine does not know, and teaches it what it stands for. */
  function learn(
    taken: ByteRows,
    row: number,
    text: { readonly at: number; readonly cell: number; readonly code: (cell: string) => number },
  ): void {
    const code = text.code(taken.cell(row, text.at)) + KNOWN;
    machine.learn(text.cell, taken.field(row, text.at), code);
    machine.codes(text.cell)[2 * row] = code;
  }

  function learnOthers(taken: ByteRows, row: number): void {
    const unknown = (index: number): boolean => index >= 0 && machine.codes(index)[2 * row] === 0;
    if (unknown(typeCell))
      learn(taken, row, { at: typeAt, cell: typeCell, code: (text) => columns.typeCode(text.trim()) });
    if (unknown(currencyCell)) {
      const code = (text: string): number => {
        notes.currency(text);
        return 0;
      };
      learn(taken, row, { at: currencyAt, cell: currencyCell, code });
    }
    for (const { at, column, cell: index } of coded)
      if (unknown(index)) learn(taken, row, { at, cell: index, code: (text) => column.code(text.trim()) });
  }

  /** Takes rows up to one whose texts were learned, which may have moved the machine's memory; the next row to take. */
  function takeFrom(taken: ByteRows, first: number): number {
    const hashes = machine.rowHashes();
    const customers = machine.codes(customerCell);
    const times = machine.numbers(timeCell);
    const amounts = amountCell < 0 ? undefined : machine.numbers(amountCell);
    const factors = factorCell < 0 ? undefined : machine.numbers(factorCell);
    const quantities = quantityCell < 0 ? undefined : machine.numbers(quantityCell);
    const discounts = discountCell < 0 ? undefined : machine.numbers(discountCell);
    const keys = eventIdCell < 0 ? undefined : machine.keys(eventIdCell);
    const types = typeCell < 0 ? undefined : machine.codes(typeCell);
    const textCodes = texts.map((index) => machine.codes(index));
    const codes = coded.map(({ column, cell: index }) => ({ column, codes: machine.codes(index) }));
    for (let row = first; row < taken.count; row++) {
      const low = hashes[2 * row]!;
      const high = hashes[2 * row + 1]!;
      const left = amounts === undefined ? NaN : amounts[row]!;
      const amount = factors === undefined ? left : left * factors[row]!;
      const noAmount = amount !== amount && amounts !== undefined && plan.amountRequired;
      if (
        taken.isText(row) ||
        noAmount ||
        amount > largestAmount ||
        amount < -largestAmount ||
        rows.isSpecial(low, high)
      ) {
        rows.record(taken.record(row));
        continue;
      }
      if (customers[2 * row] === 0) {
        const id = idOf(taken.cell(row, customerAt));
        if (id === '') {
          rows.record(taken.record(row));
          continue;
        }
        learn(taken, row, { at: customerAt, cell: customerCell, code: () => columns.customers.code(id) });
        if (hashes.length === 0) return row;
      }
      for (const known of textCodes)
        if (known[2 * row] === 0) {
          learnOthers(taken, row);
          return row;
        }
      const repeated = rows.count(low, high);
      const sourceRow = rows.rowsRead();
      const ms = times[row]!;
      notes.time(sourceRow, ms);
      if (keys !== undefined && !repeated) {
        const key = hashOfOne({ low: keys[2 * row]!, high: keys[2 * row + 1]! });
        notes.eventId(sourceRow, key.low, key.high);
      }
      columns.push({ customer: customers[2 * row]! - KNOWN, ms, amount, row: sourceRow, repeated });
      if (types !== undefined) columns.pushType(types[2 * row]! - KNOWN);
      for (const { column, codes: own } of codes) column.pushCode(own[2 * row]! - KNOWN);
      if (quantities !== undefined) columns.pushQuantity(quantities[row]!);
      if (discounts !== undefined) columns.pushDiscount(discounts[row]!);
    }
    return taken.count;
  }

  return (taken) => {
    seen.expect(machine.rowHashes(), taken.count);
    for (let row = 0; row < taken.count;) row = takeFrom(taken, row);
  };
}

/** What bare numbers are, as the machine numbers it. */
const BARE_NUMBERS: readonly ImportPlan['time']['numbers'][] = ['yyyymmdd', 'epoch-s', 'epoch-ms'];

/** Added to what bare numbers are when 01/02 is the second of January. */
const MONTH_FIRST = 16;

/** Added to codes from −1 on, so that 0 stands for a text that is not known. */
const KNOWN = 2;
