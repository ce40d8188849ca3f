import { utf8Bytes } from '../base/utf8.ts';
import type { ByteRows, TakeRows } from './byte-rows.ts';
import { columnIndex } from './event-columns.ts';
import type { EventColumns } from './event-columns.ts';
import type { EventNotes } from './event-notes.ts';
import type { ColumnSource, ImportPlan } from './import-plan.ts';
import { recordsAbove, type RowReader } from './row-reader.ts';
import { MOST_ROWS, NOT_A_TEXT, UNKNOWN } from './simd/delimited-machine.ts';
import type { CellKind, DelimitedMachine } from './simd/delimited-machine.ts';

/** What rows of events that come as bytes are put into: the same as those that come as records. */
export interface EventSinks {
  readonly plan: ImportPlan;
  readonly rows: RowReader;
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
  const { plan, rows, columns, notes, idOf, largestAmount } = sinks;
  const { mapping } = plan;
  const cell = (kind: CellKind, column: number, first = 0, second = 0): number =>
    column < 0 ? -1 : machine.addCell(kind, column, first, second);
  const number = (source: ColumnSource | undefined, required = 0): number =>
    cell('number', columnIndex(source), mark, required + (plan.openMark === undefined ? 0 : OPEN_MARK));
  const mark = plan.decimal.charCodeAt(0);
  const customerAt = columnIndex(mapping.customer);
  const customerCell = cell('text', customerAt, GIVES_CODES);
  const bare = BARE_NUMBERS.indexOf(plan.time.numbers);
  const timeCell = cell(
    'time',
    columnIndex(mapping.time),
    (bare < 0 ? BARE_NUMBERS.length : bare) + ORDER_FLAGS[plan.time.order] + openFlag(plan.time),
    plan.time.zoneOffsetMinutes,
  );
  const product = mapping.amount?.kind === 'product' ? mapping.amount : undefined;
  const amountNeeded = mapping.amount !== undefined && plan.amountRequired;
  const amountCell = number(product?.left ?? mapping.amount, amountNeeded ? 1 : 0);
  const factorCell = number(product?.right, amountNeeded ? 1 : 0);
  const quantityCell = number(mapping.quantity);
  const discountCell = number(mapping.discount);
  const eventIdCell = cell('key', plan.eventId?.index ?? -1);
  const typeAt = columnIndex(mapping.type);
  const typeCell = cell('text', typeAt);
  const currencyAt = plan.currency?.index ?? -1;
  const currencyCell = cell('text', currencyAt);
  const coded = columns.coded.map(({ at, column }) => ({ at, column, cell: cell('text', at, GIVES_CODES) }));
  const texts = [typeCell, currencyCell, ...coded.map((one) => one.cell)].filter((index) => index >= 0);

  const shared = [
    { cell: customerCell, dictionary: columns.customers },
    ...coded.map(({ cell: index, column }) => ({ cell: index, dictionary: column.dictionary })),
  ].map((one) => ({ ...one, known: 0 }));
  for (const id of plan.missingIds) machine.teach(customerCell, utf8Bytes(id), NOT_A_TEXT);
  let special: ReturnType<RowReader['special']> = 'unknown';
  let above = rows.special() === 'unknown' ? recordsAbove(plan) : 0;

  const noAmounts = new Float64Array(amountCell < 0 ? MOST_ROWS : 0).fill(NaN);
  let views = viewsOf();

  /** Views of the machine's memory, which moves when a dictionary grows. */
  function viewsOf() {
    const numbers = (index: number) => (index < 0 ? undefined : machine.numbers(index));
    const codes = (index: number) => (index < 0 ? undefined : machine.codes(index));
    return {
      flags: machine.rowFlags(),
      hashes: machine.rowHashes(),
      customers: machine.codes(customerCell),
      times: machine.numbers(timeCell),
      amounts: numbers(amountCell) ?? noAmounts,
      factors: numbers(factorCell),
      quantities: numbers(quantityCell),
      discounts: numbers(discountCell),
      keys: eventIdCell < 0 ? undefined : machine.keys(eventIdCell),
      types: codes(typeCell),
      currencies: codes(currencyCell),
      coded: coded.map(({ column, cell: index }) => ({ column, codes: machine.codes(index) })),
      texts: texts.map((index) => machine.codes(index)),
    };
  }

  /** Decodes a text that the machine does not know, and teaches it what it stands for. */
  function learn(
    taken: ByteRows,
    row: number,
    text: { readonly at: number; readonly cell: number; readonly code: (cell: string) => number },
  ): void {
    const code = text.code(taken.cell(row, text.at));
    machine.learn(text.cell, taken.field(row, text.at), code);
    machine.codes(text.cell)[row] = code;
    if (views.flags.length === 0) views = viewsOf();
  }

  function learnOthers(taken: ByteRows, row: number): void {
    if (views.types?.[row] === UNKNOWN)
      learn(taken, row, { at: typeAt, cell: typeCell, code: (text) => columns.typeCode(text.trim()) });
    if (views.currencies?.[row] === UNKNOWN) {
      const code = (text: string): number => {
        notes.currency(text);
        return 0;
      };
      learn(taken, row, { at: currencyAt, cell: currencyCell, code });
    }
    for (const [i, { at, column, cell: index }] of coded.entries())
      if (views.coded[i]!.codes[row]! <= UNKNOWN)
        learn(taken, row, { at, cell: index, code: (text) => column.code(text.trim()) });
  }

  /** Whether nothing has to be said about a row; the texts of such a row are learned. */
  function isPlain(taken: ByteRows, row: number): boolean {
    if (!taken.utf8 && taken.isWide(row)) return false;
    if (rows.isSpecial(views.hashes[2 * row]!, views.hashes[2 * row + 1]!)) return false;
    const amount = views.amounts[row]!;
    if (amount > largestAmount || amount < -largestAmount) return false;
    if (amount !== amount && amountNeeded) return false;
    if (views.customers[row]! <= UNKNOWN) {
      const id = idOf(taken.cell(row, customerAt));
      if (id === '') return false;
      learn(taken, row, { at: customerAt, cell: customerCell, code: () => columns.customers.code(id) });
    }
    for (const codes of views.texts)
      if (codes[row]! <= UNKNOWN) {
        learnOthers(taken, row);
        break;
      }
    return true;
  }

  /** Takes the rows from one up to another, all of them plain. */
  function takeRun(from: number, to: number): void {
    const { hashes, customers, times, amounts, keys, types, quantities, discounts } = views;
    const firstRow = rows.rowsRead() + 1;
    rows.countRun(hashes.subarray(2 * from, 2 * to));
    notes.times(firstRow, times.subarray(from, to));
    if (keys !== undefined) notes.eventIds(keys.subarray(2 * from, 2 * to));
    columns.append({
      customers: customers.subarray(from, to),
      times: times.subarray(from, to),
      amounts: amounts.subarray(from, to),
      firstRow,
    });
    if (types !== undefined) for (let row = from; row < to; row++) columns.pushType(types[row]!);
    for (const { column, codes } of views.coded) column.append(codes.subarray(from, to));
    if (quantities !== undefined) columns.appendQuantities(quantities.subarray(from, to));
    if (discounts !== undefined) columns.appendDiscounts(discounts.subarray(from, to));
  }

  /** Takes over the texts that the machine gave codes to in these rows; whether there were any. */
  function adopt(): boolean {
    let some = false;
    for (const one of shared) {
      const texts = machine.fresh(one.cell);
      if (texts === undefined) continue;
      one.dictionary.adopt(texts);
      one.known = one.dictionary.size();
      some = true;
    }
    return some;
  }

  /** Teaches the machine the texts that were given codes here. */
  function teach(): void {
    for (const one of shared) {
      const size = one.dictionary.size();
      if (size === one.known) continue;
      const { names } = one.dictionary;
      for (; one.known < size; one.known++) machine.teach(one.cell, utf8Bytes(names[one.known]!), one.known);
      machine.setNext(one.cell, size);
    }
  }

  /** How many of the rows were taken as records. */
  function takeOneByOne(taken: ByteRows): number {
    let from = 0;
    let records = 0;
    for (let row = 0; row < taken.count; row++) {
      if (views.flags[row] === 0 && isPlain(taken, row)) continue;
      if (row > from) takeRun(from, row);
      rows.record(taken.record(row));
      records++;
      from = row + 1;
    }
    if (taken.count > from) takeRun(from, taken.count);
    return records;
  }

  return (taken) => {
    const given = adopt();
    if (views.flags.length === 0) views = viewsOf();
    const { factors, amounts } = views;
    if (factors !== undefined) for (let row = 0; row < taken.count; row++) amounts[row]! *= factors[row]!;
    if (special !== 'unknown' && taken.utf8 && factors === undefined && machine.exceptions() === 0)
      return takeRun(0, taken.count);
    const expected = Math.min(above, taken.count);
    above -= expected;
    const records = takeOneByOne(taken);
    if (given && (records > expected || machine.exceptions() > expected)) columns.disturb();
    teach();
    if (views.flags.length === 0) views = viewsOf();
    if (special === 'unknown') {
      special = rows.special();
      if (special !== undefined && special !== 'unknown') machine.setSpecial(special);
    }
  };
}

/** The parameter of texts that the machine gives codes to. */
const GIVES_CODES = 1;

/** Added to the parameter of numbers whose decimal mark is open. */
const OPEN_MARK = 2;

/** What bare numbers are, as the machine numbers it. */
const BARE_NUMBERS: readonly ImportPlan['time']['numbers'][] = ['yyyymmdd', 'epoch-s', 'epoch-ms'];

/** Added where it is open whether 01/02 is of January or of February. */
function openFlag({ open = [] }: ImportPlan['time']): number {
  return open.includes('month-first') || open.includes('day-first') ? 128 : 0;
}

/** Added to what bare numbers are: 16 where 01/02 is the second of January, 64 where it is no day, 32 where a year is followed by the day. */
const ORDER_FLAGS: { readonly [order in ImportPlan['time']['order']]: number } = {
  'day-first': 0,
  'month-first': 16,
  'year-first': 64,
  'year-day-month': 64 + 32,
};
