import { shortened } from './column-profile.ts';
import type { RejectReason, RejectedRows } from './import-report.ts';

/** Counts rejected rows by reason. */
export interface RejectTally {
  reject(reason: RejectReason, row: number, example: string): void;
  /** Rejected rows of all reasons, or of one. */
  count(reason?: RejectReason): number;
  /** Largest count first. */
  finish(): readonly RejectedRows[];
}

/** An empty {@link RejectTally}; keeps ten row numbers and three examples for each reason. O(1) a row. */
export function createRejectTally(): RejectTally {
  const tallies = new Map<RejectReason, { count: number; firstRows: number[]; examples: string[] }>();
  return {
    reject(reason, row, example) {
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
    finish: () =>
      [...tallies]
        .map(([reason, tally]) => ({ reason, message: MESSAGES[reason], ...tally }))
        .sort((a, b) => b.count - a.count),
  };
}

const MESSAGES: Readonly<{ [reason in RejectReason]: string }> = {
  'ragged-row': 'The row has fewer fields than the header.',
  'unfinished-row': 'The row ends inside quotes: the file was cut off, or a quote is missing.',
  'total-row': 'The row is a total: it says so, or names neither customer nor time.',
  'remark-row': 'The row holds a single text: a title, a remark or a footer.',
  'malformed-json': 'The line is no JSON.',
  'no-object': 'The row is no object with values.',
  'repeated-header': 'The row repeats the header.',
  'missing-customer': 'The customer id is missing.',
  'missing-time': 'The time is missing.',
  'bad-time': 'The time cannot be read.',
  'missing-amount': 'The amount is missing.',
  'bad-amount': 'The amount is not a finite number.',
  'missing-id': 'The id is missing.',
  'repeated-id': 'The id occurs in an earlier row.',
  'missing-past-id': 'The past id is missing.',
  'missing-canonical-id': 'The canonical id is missing.',
};
