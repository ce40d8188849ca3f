import type { TimeReading } from './date-format.ts';
import type { ImportWarning } from './import-report.ts';
import type { PackLayer } from './packing.ts';

/** Orders of day, month and year, the one that is assumed first. */
export const DATE_ORDERS: readonly TimeReading['order'][] = [
  'day-first',
  'month-first',
  'year-first',
  'year-day-month',
];

/** What a column of an events file can stand for. */
export type EventRole =
  | 'customer'
  | 'time'
  | 'amount'
  | 'type'
  | 'order'
  | 'category'
  | 'device'
  | 'quantity'
  | 'discount'
  | 'channel';

/** All roles, in the order in which they are shown. */
export const EVENT_ROLES: readonly EventRole[] = [
  'customer',
  'time',
  'amount',
  'type',
  'order',
  'category',
  'device',
  'quantity',
  'discount',
  'channel',
];

/** One column: its 0-based position and its name in the header. */
export interface ColumnRef {
  readonly kind: 'column';
  readonly index: number;
  readonly name: string;
}

/** The product of two number columns, row by row, in 64-bit floats. */
export interface ColumnProduct {
  readonly kind: 'product';
  readonly left: ColumnRef;
  readonly right: ColumnRef;
}

export type ColumnSource = ColumnRef | ColumnProduct;

/** A source as people write it: the name of the column, `A*B`, or '' for none. O(1). */
export function sourceText(source: ColumnSource | undefined): string {
  if (source === undefined) return '';
  return source.kind === 'column' ? source.name : `${source.left.name}*${source.right.name}`;
}

/** Which column plays which role; only `amount` may be a product. */
export type EventMapping = Partial<Readonly<Record<EventRole, ColumnSource>>>;

/** Encodings of one byte per character, of which those below 128 are ASCII's. */
export const SINGLE_BYTE_ENCODINGS = [
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'macintosh',
  'koi8-r',
] as const;

/** Encodings of Chinese, Japanese and Korean that write a character in two bytes. */
export const TWO_BYTE_ENCODINGS = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'] as const;

/** Encodings by their names in the Encoding Standard, and UTF-32. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
  ...SINGLE_BYTE_ENCODINGS,
  ...TWO_BYTE_ENCODINGS,
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** How the text is cut into records and fields. */
export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** How a quote inside a quoted field is written. */
  readonly quoteEscape: 'doubled' | 'backslash';
  /** Records above the header (or above the first data row) that are left out: titles, `sep=` lines, blanks. */
  readonly preambleRecords: number;
  readonly hasHeader: boolean;
}

/** How rows lie in the unpacked contents. `keys` are the dotted names of the values, in column order. */
export type TableFormat =
  | { readonly kind: 'delimited' }
  | {
      readonly kind: 'fixed-width';
      /** Where each column begins, in characters. */ readonly starts: readonly number[];
    }
  | {
      readonly kind: 'json';
      /** Names that lead to the array of rows, joined by dots. */ readonly path: string;
      readonly keys: readonly string[];
    }
  | { readonly kind: 'json-lines'; readonly keys: readonly string[] }
  | { readonly kind: 'parquet' }
  | { readonly kind: 'workbook'; readonly sheet: string }
  | { readonly kind: 'html'; /** Which table of the page, from 0. */ readonly table: number };

/** A choice among tables that one file holds. */
export interface FileParts {
  /** Files in an archive, arrays in JSON, sheets of a workbook, tables of a page. */
  readonly kind: 'member' | 'array' | 'sheet' | 'table';
  readonly chosen: string;
  readonly names: readonly string[];
}

/** Stands for all tables of an archive in place of the name of one: those with the same columns are appended. */
export const ALL_PARTS = 'all';

export type DecimalMark = '.' | ',';

/** A question that the file leaves open: what was assumed, and what else it could be. */
export interface OpenChoice {
  readonly setting:
    | 'time-order'
    | 'decimal-mark'
    | 'decimal-mark-beside'
    | 'header'
    | 'missing-ids'
    | 'kind'
    | 'part'
    | 'month-only'
    | 'repair';
  /** What is open, and after the last semicolon what was assumed. */
  readonly message: string;
  readonly chosen: string;
  readonly alternatives: readonly string[];
  /** The ids that are asked about, where it is of ids. */
  readonly ids?: readonly string[];
  /** Whether the page waits for an answer before it imports, since either reading would give a whole table. */
  readonly required?: true;
}

/** The message without what was assumed, for where nothing is as long as there is no answer. */
export function questionOf({ message }: Pick<OpenChoice, 'message'>): string {
  const end = message.lastIndexOf('; ');
  return end < 0 ? message : `${message.slice(0, end)}.`;
}

/** How one thing about a file was settled, in the words of `--read`. */
export interface ImportChoice {
  readonly file: string;
  readonly what:
    | 'part'
    | 'encoding'
    | 'delimiter'
    | 'header'
    | 'decimal'
    | 'time-order'
    | 'month-only'
    | 'missing'
    | 'repair';
  readonly chosen: string;
  /** By a person, by what stands in the file, or assumed, since the file leaves it open. */
  readonly by: 'given' | 'contents' | 'assumed';
  /** What else it could be, where it is open. */
  readonly alternatives: readonly string[];
}

/** Columns of a ready customer table, by position. */
export interface CustomerColumns {
  /** Absent: rows are called by their number. */
  readonly id?: number;
  readonly features: readonly number[];
  readonly label?: number;
}

/**
 * Everything that decides how a file becomes a table: guessed by `previewFile`, corrected by the user,
 * obeyed by the readers. Plain data.
 */
export interface ImportPlan {
  readonly fileName: string;
  readonly kind: 'events' | 'customers';
  /** What is wrapped around the table, from the outside in. */
  readonly packing: readonly PackLayer[];
  readonly format: TableFormat;
  readonly encoding: Encoding;
  /** Whether texts that were decoded wrongly once before are put right. */
  readonly repair: 'none' | 'mojibake';
  /** Delimiter and quotes matter to delimited text only. */
  readonly dialect: Dialect;
  /** Column names, made unique; `column 1` … where there is no header. */
  readonly header: readonly string[];
  readonly mapping: EventMapping;
  /** Whether a row without amount is rejected (transactions) or kept with NaN (events that carry a type). */
  readonly amountRequired: boolean;
  readonly customers: CustomerColumns;
  readonly decimal: DecimalMark;
  /**
   * Set where nothing known of the file shows its decimal mark: what could be read by either is none of a number then. `typed`: some
   * numbers have a type, and are written with `decimal`, so that only texts with the other mark are in doubt.
   */
  readonly openMark?: 'texts' | 'typed';
  readonly time: TimeReading;
  /** Ids that count as missing, besides blank cells; compared exactly after trimming. */
  readonly missingIds: readonly string[];
  /** Column of unique row ids, watched for repetition. */
  readonly eventId?: ColumnRef;
  readonly currency?: ColumnRef;
  /** What the preview noticed; the readers repeat it in their report. */
  readonly warnings: readonly ImportWarning[];
  /** Choices left to the user; empty when the file leaves nothing open. */
  readonly needsChoice: readonly OpenChoice[];
  /** What was settled on the way to this plan, and how; absent where nobody asked. */
  readonly choices?: readonly ImportChoice[];
  /** The files that are read as one table by this plan; absent where it is one file. */
  readonly together?: FilesTogether;
}

/** Several files stored one after the other, which make one table. */
export interface FilesTogether {
  /** Their rows follow each other. Each plan maps the same roles; with a lookup, its columns stand behind the file's own. */
  readonly files: readonly StoredPart[];
  /** Gives columns to each row, found by a key. */
  readonly lookup?: StoredPart & LookupBy;
}

/** One of the files: its stretch of the bytes, and how it is read. */
export interface StoredPart {
  readonly from: number;
  readonly to: number;
  readonly plan: ImportPlan;
}

/** How a table with one row for each key is read and looked up in. */
export interface LookupBy {
  readonly plan: ImportPlan;
  /** Name of the key's column in the files, and in this table. */
  readonly key: string;
  readonly ownKey: string;
}
