import type { RejectReason } from './import-report.ts';

/** What each reason says of a row, in a sentence. */
export const REJECT_MESSAGES: Readonly<{ [reason in RejectReason]: string }> = {
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
  'ambiguous-time':
    'The date is of different days in different orders, and the rows looked at beforehand do not show which is meant. Choose the order where the file is imported, or run it with --read time-order=day-first (or month-first, year-first).',
  'missing-amount': 'The amount is missing.',
  'bad-amount': 'The amount is not a finite number.',
  'ambiguous-amount':
    'The number can be read in two ways, and the rows looked at beforehand do not show which is meant. Choose the decimal mark where the file is imported, or run it with --read decimal=. (or decimal=,).',
  'missing-id': 'The id is missing.',
  'repeated-id': 'The id occurs in an earlier row.',
  'missing-past-id': 'The past id is missing.',
  'missing-canonical-id': 'The canonical id is missing.',
};
