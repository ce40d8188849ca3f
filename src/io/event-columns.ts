import type { OtherColumns } from './append-tables.ts';
import { buildFloat64, buildInt32, buildUint8 } from './column-builders.ts';
import { buildCoded, createDictionary, inOrderOfAppearance } from './dictionary.ts';
import type { CodedBuilder, Dictionary } from './dictionary.ts';
import type { CodedColumn, CodedRole, EventTable } from './event-table.ts';
import { packTexts } from './packed-texts.ts';
import { typeCode } from './type-code.ts';
import type { PackedColumn, StretchTable } from './stretch-table.ts';
import type { ColumnSource, ImportPlan } from './import-plan.ts';
import { logRowNumbers } from './row-numbers.ts';

/** The columns of a table of events as they grow, row by row. */
export interface EventColumns {
  readonly customers: Dictionary;
  /** Columns of texts beside customer and type, by position in the file. */
  readonly coded: readonly { readonly at: number; readonly column: CodedBuilder }[];
  /** Appends what every row has. */
  push(row: EventRow): void;
  /** Appends what every row of a run has. */
  append(run: EventRun): void;
  appendQuantities(values: Float64Array): void;
  appendDiscounts(values: Float64Array): void;
  /** Makes room for as many rows as are likely to come in all. */
  reserve(rows: number): void;
  /** Says that codes of texts other than types were not given in the order of the rows, or to rows that were left out. */
  disturb(): void;
  pushType(code: number): void;
  pushQuantity(value: number): void;
  pushDiscount(value: number): void;
  /** The code of a type; the rarer ones met last share one. */
  typeCode(name: string): number;
  /** The table; `repeated` = 1 for each data row of the file that is a copy. */
  finish(repeated: Uint8Array): EventTable;
  /** The same for some of the rows of a file, before it is known which of them are copies. */
  stretch(): StretchTable;
}

/** What every event has. */
export interface EventRow {
  readonly customer: number;
  readonly ms: number;
  /** NaN = none. */
  readonly amount: number;
  /** Its number in the file. */
  readonly row: number;
}

/** What rows that follow each other have, of one length; see {@link EventRow}. */
export interface EventRun {
  readonly customers: Int32Array;
  readonly times: Float64Array;
  readonly amounts: Float64Array;
  readonly firstRow: number;
}

/** Empty {@link EventColumns} for the roles that the plan maps. */
export function createEventColumns({ mapping }: ImportPlan): EventColumns {
  const coded = CODED_ROLES.filter((role) => mapping[role] !== undefined).map((role) => ({
    role,
    at: columnIndex(mapping[role]),
    column: buildCoded(),
  }));
  const customers = createDictionary();
  const types = createDictionary();
  const customer = buildInt32();
  const time = buildFloat64();
  const amount = buildFloat64();
  const type = buildUint8();
  const quantity = buildFloat64();
  const discount = buildFloat64();
  const sourceRow = logRowNumbers();
  let length = 0;
  let disturbed = false;

  const settled = (codes: Int32Array, { names }: Dictionary): CodedColumn =>
    disturbed ? inOrderOfAppearance({ codes, names }) : { codes, names };

  function packed(codes: Int32Array, dictionary: Dictionary): PackedColumn {
    if (!disturbed) return { codes, names: dictionary.packed() };
    const column = settled(codes, dictionary);
    return { codes: column.codes, names: packTexts(column.names) };
  }

  /** What is not coded, and types. */
  const others = (): OtherColumns => ({
    rows: length,
    time: time.finish(),
    amount: amount.finish(),
    ...(mapping.type?.kind === 'column' ? { type: type.finish() } : {}),
    typeNames: types.names,
    ...(mapping.quantity?.kind === 'column' ? { quantity: quantity.finish() } : {}),
    ...(mapping.discount?.kind === 'column' ? { discount: discount.finish() } : {}),
    sourceRow: sourceRow.finish(),
  });

  return {
    customers,
    coded,
    disturb() {
      disturbed = true;
    },
    pushType: type.push,
    pushQuantity: quantity.push,
    pushDiscount: discount.push,
    appendQuantities: quantity.append,
    appendDiscounts: discount.append,
    reserve(rows) {
      for (const column of [customer, time, amount, ...coded.map((one) => one.column)]) column.reserve(rows);
      if (mapping.type?.kind === 'column') type.reserve(rows);
      if (mapping.quantity?.kind === 'column') quantity.reserve(rows);
      if (mapping.discount?.kind === 'column') discount.reserve(rows);
    },
    append(run) {
      customer.append(run.customers);
      time.append(run.times);
      amount.append(run.amounts);
      length += run.times.length;
      sourceRow.append(run.firstRow, run.times.length);
    },
    push(event) {
      customer.push(event.customer);
      time.push(event.ms);
      amount.push(event.amount);
      sourceRow.push(event.row);
      length++;
    },
    typeCode: (name) => typeCode(types, name),
    stretch: () => ({
      ...others(),
      customer: packed(customer.finish(), customers),
      coded: coded.map(({ role, column }) => ({
        role,
        column: packed(column.codes(), column.dictionary),
      })),
    }),
    finish(repeated) {
      const { codes, names } = settled(customer.finish(), customers);
      const table = {
        customer: codes,
        customerIds: names,
        ...others(),
        ...Object.fromEntries(
          coded.map(({ role, column }) => [role, settled(column.codes(), column.dictionary)]),
        ),
      };
      return { ...table, repeated: marksOfKept(repeated, table.sourceRow) };
    },
  };
}

/** The marks of the rows that were kept, among those of all data rows. O(rows). */
export function marksOfKept(ofRows: Uint8Array, sourceRow: Int32Array): Uint8Array {
  if (sourceRow.length === ofRows.length) return ofRows;
  const marks = new Uint8Array(sourceRow.length);
  for (let i = 0; i < marks.length; i++) marks[i] = ofRows[sourceRow[i]! - 1]!;
  return marks;
}

/** The position of a column, −1 where there is none. */
export function columnIndex(source: ColumnSource | undefined): number {
  return source?.kind === 'column' ? source.index : -1;
}

const CODED_ROLES: readonly CodedRole[] = ['order', 'category', 'device', 'channel'];
