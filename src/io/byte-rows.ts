import type { CsvRecord } from './csv.ts';
import type { DelimitedMachine } from './simd/delimited-machine.ts';
import { REWRITTEN } from './simd/delimited-machine.ts';

/** Rows that a machine has just cut, as long as it takes no others. */
export interface ByteRows {
  readonly count: number;
  /** Whether all bytes are valid UTF-8, as hashes want them; rows with others have to be taken as records. */
  readonly utf8: boolean;
  /** Whether some of the row's bytes are no ASCII. */
  isWide(row: number): boolean;
  record(row: number): CsvRecord;
  cell(row: number, column: number): string;
  field(row: number, column: number): number;
}

export type TakeRows = (rows: ByteRows) => void;

/** The rows of a machine's last `take`. `utf8` = whether all their bytes are valid UTF-8. */
export function byteRows(
  machine: DelimitedMachine,
  count: number,
  { decode, utf8 }: { readonly decode: (bytes: Uint8Array) => string; readonly utf8: boolean },
): ByteRows {
  const field = (row: number, column: number): number => machine.firstFields()[row]! + column;

  function text(at: number, rewritten: boolean): string {
    const bytes = machine.bytes();
    const start = machine.fieldStarts()[at]!;
    const end = machine.fieldEnds()[at]!;
    const written = decode(bytes.subarray(start, end));
    const quoted = rewritten && start > 0 && bytes[start - 1] === QUOTE;
    return quoted ? written.replaceAll('""', '"').replaceAll(/\r\n?/g, '\n') : written;
  }

  function isWide(row: number): boolean {
    const from = machine.fieldStarts()[field(row, 0)]!;
    const to = machine.fieldEnds()[machine.firstFields()[row + 1]! - 1]!;
    return machine
      .bytes()
      .subarray(from, to)
      .some((byte) => byte > 127);
  }

  return {
    count,
    utf8,
    isWide,
    record(row) {
      const first = field(row, 0);
      const end = machine.firstFields()[row + 1]!;
      const rewritten = (machine.rowFlags()[row]! & REWRITTEN) !== 0;
      const record: string[] = [];
      for (let at = first; at < end; at++) record.push(text(at, rewritten));
      return record;
    },
    cell: (row, column) => text(field(row, column), false),
    field,
  };
}

const QUOTE = 34;
