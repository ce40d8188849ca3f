import { createDictionary } from './dictionary.ts';
import type { CodedColumn, EventTable } from './event-table.ts';
import { joinCodes } from './join-codes.ts';
import { typeCode } from './type-code.ts';

/**
 * The rows of several tables with the same optional columns after each other: dictionaries are united in order of first
 * appearance, row numbers count on from `offsets`. Beyond 254 types the later ones are counted as one. O(rows + names).
 */
export function appendTables(tables: readonly EventTable[], offsets: readonly number[]): EventTable {
  const rows = tables.reduce((total, table) => total + table.rows, 0);
  const customers = uniteCodes(
    tables.map(({ customer, customerIds }) => ({ codes: customer, names: customerIds })),
  );
  const repeated = new Uint8Array(rows);
  let at = 0;
  for (const table of tables) {
    repeated.set(table.repeated, at);
    at += table.rows;
  }
  return {
    ...appendOthers(tables, offsets),
    customer: customers.codes,
    customerIds: customers.names,
    ...coded(tables, 'order'),
    ...coded(tables, 'category'),
    ...coded(tables, 'device'),
    ...coded(tables, 'channel'),
    repeated,
  };
}

/** The columns that are not coded, and types. */
export type OtherColumns = Pick<
  EventTable,
  'rows' | 'time' | 'amount' | 'type' | 'typeNames' | 'quantity' | 'discount' | 'sourceRow'
>;

/** What `appendTables` does with these columns. O(rows). */
export function appendOthers(tables: readonly OtherColumns[], offsets: readonly number[]): OtherColumns {
  const rows = tables.reduce((total, table) => total + table.rows, 0);
  const sourceRow = new Int32Array(rows);
  let at = 0;
  for (const [i, table] of tables.entries()) {
    const offset = offsets[i]!;
    for (let row = 0; row < table.rows; row++) sourceRow[at + row] = table.sourceRow[row]! + offset;
    at += table.rows;
  }
  return {
    rows,
    time: joinFloats(tables, 'time', rows)!,
    amount: joinFloats(tables, 'amount', rows)!,
    ...uniteTypes(tables, rows),
    ...numbers(tables, 'quantity', rows),
    ...numbers(tables, 'discount', rows),
    sourceRow,
  };
}

function uniteTypes(tables: readonly OtherColumns[], rows: number): Pick<EventTable, 'type' | 'typeNames'> {
  const dictionary = createDictionary();
  const united = tables.map(({ typeNames }) =>
    Uint8Array.from(typeNames, (name) => typeCode(dictionary, name)),
  );
  const typeNames = dictionary.names;
  if (tables[0]?.type === undefined) return { typeNames };
  const type = new Uint8Array(rows);
  let at = 0;
  for (const [i, { type: own }] of tables.entries()) {
    const codes = united[i]!;
    for (let row = 0; row < (own?.length ?? 0); row++) type[at++] = codes[own![row]!]!;
  }
  return { type, typeNames };
}

function coded(
  tables: readonly EventTable[],
  column: 'order' | 'category' | 'device' | 'channel',
): Pick<EventTable, typeof column> {
  const all = tables.flatMap((table) => table[column] ?? []);
  return all.length === 0 ? {} : { [column]: uniteCodes(all) };
}

function numbers(
  tables: readonly OtherColumns[],
  column: 'quantity' | 'discount',
  rows: number,
): Pick<EventTable, typeof column> {
  const joined = joinFloats(tables, column, rows);
  return joined === undefined ? {} : { [column]: joined };
}

function uniteCodes(columns: readonly CodedColumn[]): CodedColumn {
  const dictionary = createDictionary();
  const codes = columns.map(({ names }) => Int32Array.from(names, (name) => dictionary.code(name)));
  return joinCodes(columns, { codes, names: dictionary.names });
}

function joinFloats(
  tables: readonly OtherColumns[],
  column: 'time' | 'amount' | 'quantity' | 'discount',
  rows: number,
): Float64Array | undefined {
  if (tables[0]?.[column] === undefined) return undefined;
  const joined = new Float64Array(rows);
  let at = 0;
  for (const table of tables) {
    const part = table[column];
    if (part !== undefined) joined.set(part, at);
    at += table.rows;
  }
  return joined;
}
