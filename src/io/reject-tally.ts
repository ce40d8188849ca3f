import { shortened } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import type { RejectReason, RejectedRows } from './import-report.ts';
import { MOST_LOGGED, MOST_LOGGED_LENGTH } from './reject-log.ts';
import type { LoggedReject, RejectLog } from './reject-log.ts';
import { REJECT_MESSAGES } from './reject-messages.ts';

/** A row that cannot be used. */
export interface Reject {
  /** 1-based data row. */
  readonly row: number;
  /** What was wrong there, as written. */
  readonly example: string;
  /** All its fields; a single one where it could not be cut into fields. */
  readonly record: CsvRecord;
}

/** Counts rejected rows by reason, and keeps them. */
export interface RejectTally {
  reject(reason: RejectReason, reject: Reject): void;
  /** Rejected rows of all reasons, or of one. */
  count(reason?: RejectReason): number;
  /** Largest count first. */
  finish(): readonly RejectedRows[];
  /** The rows themselves in file order, the first {@link MOST_LOGGED} at most. */
  log(): Pick<RejectLog, 'rows' | 'total'>;
}

/** An empty {@link RejectTally}; keeps ten row numbers and three examples for each reason. O(characters of the rejected rows). */
export function createRejectTally(): RejectTally {
  const tallies = new Map<RejectReason, { count: number; firstRows: number[]; examples: string[] }>();
  const logged: LoggedReject[] = [];
  let total = 0;
  let lengthLeft = MOST_LOGGED_LENGTH;
  const log = (reason: RejectReason, { row, example, record }: Reject): void => {
    total++;
    if (lengthLeft <= 0 || logged.length === MOST_LOGGED) return;
    const cells = JSON.stringify([shortened(example), ...record]);
    lengthLeft -= cells.length;
    if (lengthLeft >= 0) logged.push({ reason, row, cells });
  };
  return {
    reject(reason, reject) {
      const { row, example } = reject;
      log(reason, reject);
      let tally = tallies.get(reason);
      if (tally === undefined) {
        tally = { count: 0, firstRows: [], examples: [] };
        tallies.set(reason, tally);
      }
      tally.count++;
      if (tally.firstRows.length < 10) tally.firstRows.push(row);
      if (tally.examples.length >= 3) return;
      const short = shortened(example);
      if (!tally.examples.includes(short)) tally.examples.push(short);
    },
    count(reason) {
      if (reason !== undefined) return tallies.get(reason)?.count ?? 0;
      let sum = 0;
      for (const tally of tallies.values()) sum += tally.count;
      return sum;
    },
    log: () => ({ rows: logged, total }),
    finish: () =>
      [...tallies]
        .map(([reason, tally]) => ({ reason, message: REJECT_MESSAGES[reason], ...tally }))
        .sort((a, b) => b.count - a.count),
  };
}
