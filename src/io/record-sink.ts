import type { CsvRecord } from './csv.ts';
import type { ImportWarning, RejectReason } from './import-report.ts';

/** Where the records of a file go, in file order. */
export interface RecordSink {
  /** One row's fields as text; the header among them where the plan says that the file has one. */
  record(fields: CsvRecord): void;
  /** A row that could not be cut into fields. */
  reject(reason: RejectReason, text: string): void;
}

/** What is known when the last record has gone. */
export interface SourceEnd {
  /** Bytes taken in. */
  readonly bytes: number;
  readonly warnings: readonly ImportWarning[];
  /** Characters that could not be decoded, where they are not told of among the warnings. */
  readonly undecodable?: number;
}

/** Unpacked bytes in, records out, at once and in any pieces. */
export interface RecordSource {
  push(bytes: Uint8Array): void;
  /** The rest, when the last piece is in. */
  finish(): SourceEnd;
}
