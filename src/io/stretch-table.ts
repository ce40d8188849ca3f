import { appendOthers, type OtherColumns } from './append-tables.ts';
import type { CodedColumn, CodedRole, EventTable } from './event-table.ts';
import { joinCodes } from './join-codes.ts';
import type { PackedTexts } from './packed-texts.ts';
import { uniteTexts } from './unite-texts.ts';

/** A column of texts as codes in order of first appearance, −1 where the cell was empty. */
export interface PackedColumn {
  readonly codes: Int32Array;
  readonly names: PackedTexts;
}

/** Events of a stretch of a file, as they cross threads; rows are numbered from 1. */
export interface StretchTable extends OtherColumns {
  readonly customer: PackedColumn;
  readonly coded: readonly {
    readonly role: CodedRole;
    readonly column: PackedColumn;
  }[];
}

/**
 * The tables of stretches that follow each other as that of the whole, copies not marked; `offsets` = data rows before each.
 * O(rows + bytes of names).
 */
export function joinStretchTables(
  tables: readonly StretchTable[],
  offsets: readonly number[],
): Omit<EventTable, 'repeated'> {
  const customer = joinPackedColumns(tables.map((table) => table.customer));
  const roles = tables[0]?.coded.map(({ role }) => role) ?? [];
  return {
    ...appendOthers(tables, offsets),
    customer: customer.codes,
    customerIds: customer.names,
    ...Object.fromEntries(
      roles.map((role, i) => [role, joinPackedColumns(tables.map(({ coded }) => coded[i]!.column))]),
    ),
  };
}

function joinPackedColumns(columns: readonly PackedColumn[]): CodedColumn {
  return joinCodes(columns, uniteTexts(columns.map(({ names }) => names)));
}
