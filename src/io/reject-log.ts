import { csvLine } from '../base/csv-line.ts';
import { shortened } from './column-profile.ts';
import type { RejectReason } from './import-report.ts';
import { REJECT_MESSAGES } from './reject-messages.ts';
import { uniquelyNamed } from './unique-names.ts';

/** A rejected row, whole. */
export interface LoggedReject {
  readonly reason: RejectReason;
  /** 1-based data row. */
  readonly row: number;
  /** What was wrong there and then its fields, as a JSON array: one flat text, which keeps no piece of the file alive. */
  readonly cells: string;
}

/** The rejected rows of a file in file order, as far as they are kept. */
export interface RejectLog {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly rows: readonly LoggedReject[];
  /** How many there are, the ones that are not kept included. */
  readonly total: number;
}

/** Most rejected rows that are kept whole. */
export const MOST_LOGGED = 100_000;

/** Most characters that they may have together. */
export const MOST_LOGGED_LENGTH = 32_000_000;

/**
 * The rows as CSV, in parts: number, reason and what was found, then the row's own columns as they stood in the file. Texts that a
 * spreadsheet would run are made harmless, as in every export. O(characters).
 */
export function* rejectsCsv({ header, rows }: RejectLog): Generator<string> {
  const names = [...OWN_COLUMNS, ...header].map((name) => ({ name }));
  yield csvLine(uniquelyNamed(names).map(({ name }) => name));
  for (let from = 0; from < rows.length; from += ROWS_OF_A_PART) {
    let part = '';
    for (const { row, reason, cells } of rows.slice(from, from + ROWS_OF_A_PART))
      part += csvLine([row, REJECT_MESSAGES[reason], ...(JSON.parse(cells) as readonly string[])]);
    yield part;
  }
}

/** Some of the rows to show, a few for each reason, in file order; cells are shortened. O(rows). */
export function exampleRejects({ rows }: Pick<RejectLog, 'rows'>): readonly ExampleReject[] {
  const shown = new Map<RejectReason, number>();
  return rows
    .filter(({ reason }) => {
      const count = (shown.get(reason) ?? 0) + 1;
      shown.set(reason, count);
      return count <= EXAMPLES_OF_A_REASON;
    })
    .map(({ reason, row, cells }) => ({
      row,
      message: REJECT_MESSAGES[reason],
      cells: (JSON.parse(cells) as readonly string[]).slice(1, 1 + MOST_CELLS_SHOWN).map(shortened),
    }));
}

/** A rejected row to show. */
export interface ExampleReject {
  readonly row: number;
  readonly message: string;
  /** Its first cells. */
  readonly cells: readonly string[];
}

const EXAMPLES_OF_A_REASON = 3;

const MOST_CELLS_SHOWN = 12;

const OWN_COLUMNS = ['row', 'why it was rejected', 'what was found'];

const ROWS_OF_A_PART = 2000;
