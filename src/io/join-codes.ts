import type { CodedColumn } from './event-table.ts';
import type { UnitedTexts } from './unite-texts.ts';

/** Columns after each other, in the codes of their names united; a negative code marks an empty cell and stays. O(rows). */
export function joinCodes(
  columns: readonly Pick<CodedColumn, 'codes'>[],
  { names, codes: united }: UnitedTexts,
): CodedColumn {
  const codes = new Int32Array(columns.reduce((rows, column) => rows + column.codes.length, 0));
  let at = 0;
  for (const [i, column] of columns.entries()) {
    translate(column.codes, united[i]!, codes.subarray(at, at + column.codes.length));
    at += column.codes.length;
  }
  return { codes, names };
}

function translate(own: Int32Array, meaning: Int32Array, codes: Int32Array): void {
  for (let row = 0; row < own.length; row++) {
    const code = own[row]!;
    codes[row] = code < 0 ? code : meaning[code]!;
  }
}
