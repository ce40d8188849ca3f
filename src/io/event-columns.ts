import { buildFloat64, buildInt32, buildUint8 } from './column-builders.ts';
import { buildCoded, createDictionary, inOrderOfAppearance } from './dictionary.ts';
import type { CodedBuilder, Dictionary } from './dictionary.ts';
import type { CodedColumn, EventTable } from './event-table.ts';
import { runningSum } from './exact-sum.ts';
import type { ColumnSource, ImportPlan } from './import-plan.ts';
import type { ImportReport } from './import-report.ts';
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
  /** Says that codes of texts other than types were not given in the order of the rows, or to rows that were left out. */
  disturb(): void;
  pushType(code: number): void;
  pushQuantity(value: number): void;
  pushDiscount(value: number): void;
  /** The code of a type; the rarer ones met last share one. */
  typeCode(name: string): number;
  tooManyTypes(): boolean;
  /** The table; `repeated` = 1 for each data row of the file that is a copy. */
  finish(repeated: Uint8Array): EventTable;
  totals(): Pick<ImportReport, 'amountSum' | 'negativeAmountSum' | 'firstTime' | 'lastTime'>;
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
  const sum = runningSum();
  const negativeSum = runningSum();
  let firstTime = Infinity;
  let lastTime = -Infinity;
  let length = 0;
  let disturbed = false;
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
    append(run) {
      customer.append(run.customers);
      time.append(run.times);
      amount.append(run.amounts);
      length += run.times.length;
      for (let i = 0; i < run.times.length; i++) {
        const ms = run.times[i]!;
        if (ms < firstTime) firstTime = ms;
        if (ms > lastTime) lastTime = ms;
      }
      sourceRow.append(run.firstRow, run.times.length);
      for (let i = 0; i < run.amounts.length; i++) {
        const value = run.amounts[i]!;
        if (value === value) sum.add(value);
        if (value < 0) negativeSum.add(value);
      }
    },
    push(event) {
      customer.push(event.customer);
      time.push(event.ms);
      if (event.ms < firstTime) firstTime = event.ms;
      if (event.ms > lastTime) lastTime = event.ms;
      amount.push(event.amount);
      if (event.amount === event.amount) sum.add(event.amount);
      if (event.amount < 0) negativeSum.add(event.amount);
      sourceRow.push(event.row);
      length++;
    },
    typeCode: (name) => typeCode(types, name),
    tooManyTypes: () => types.names.length > MOST_TYPES,
    finish(repeated) {
      const settled = disturbed ? inOrderOfAppearance : (column: CodedColumn) => column;
      const owners = settled({ codes: customer.finish(), names: customers.names });
      const table = {
        rows: length,
        customer: owners.codes,
        customerIds: owners.names,
        time: time.finish(),
        amount: amount.finish(),
        ...(mapping.type?.kind === 'column' ? { type: type.finish() } : {}),
        typeNames: types.names,
        ...Object.fromEntries(coded.map(({ role, column }) => [role, settled(column.finish())])),
        ...(mapping.quantity?.kind === 'column' ? { quantity: quantity.finish() } : {}),
        ...(mapping.discount?.kind === 'column' ? { discount: discount.finish() } : {}),
        sourceRow: sourceRow.finish(),
      };
      return { ...table, repeated: marksOfKept(repeated, table.sourceRow) };
    },
    totals: () => ({
      amountSum: sum.value(),
      negativeAmountSum: negativeSum.value(),
      firstTime,
      lastTime,
    }),
  };
}

/** The marks of the rows that were kept, among those of all data rows. O(rows). */
export function marksOfKept(ofRows: Uint8Array, sourceRow: Int32Array): Uint8Array {
  if (sourceRow.length === ofRows.length) return ofRows;
  const marks = new Uint8Array(sourceRow.length);
  for (let i = 0; i < marks.length; i++) marks[i] = ofRows[sourceRow[i]! - 1]!;
  return marks;
}

/** The code of a type, that of all others together beyond {@link MOST_TYPES}. O(1), O(types) for those. */
export function typeCode(types: Dictionary, name: string): number {
  if (types.names.length < MOST_TYPES) return types.code(name);
  const known = types.names.indexOf(name);
  return known >= 0 ? known : types.code(OTHER_TYPES);
}

/** The position of a column, −1 where there is none. */
export function columnIndex(source: ColumnSource | undefined): number {
  return source?.kind === 'column' ? source.index : -1;
}

const CODED_ROLES = ['order', 'category', 'device', 'channel'] as const;

/** Most types that are told apart. */
const MOST_TYPES = 254;

/** What the types beyond these are counted as. */
const OTHER_TYPES = '(other types)';
