import { countedText, countText, fullNumber } from '../base/number-text.ts';
import type { CsvRecord } from './csv.ts';
import type { MappingGuess } from './guess-mapping.ts';
import { looksLikeNothing, MISSING_IDS } from './ids-like-nothing.ts';
import type { DecimalMark, OpenChoice } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { isTotalId } from './total-words.ts';
import { type ProvenTotal, provenTotals } from './totals-of-rows.ts';

/** What ids are judged by. */
export interface IdFacts {
  readonly guess: MappingGuess;
  readonly records: readonly CsvRecord[];
}

/** The ids of customers that are totals by what their rows hold. O(sampled rows). */
export function provenOf({ guess, records }: IdFacts, decimal: DecimalMark): readonly ProvenTotal[] {
  const { customer, time, amount } = guess.mapping;
  if (customer?.kind !== 'column' || time?.kind !== 'column' || amount === undefined) return [];
  return provenTotals(records, { customer: customer.index, time: time.index, amount, decimal });
}

/** Other ids of dated rows that commonly stand for no customer, or for a total. O(sampled rows). */
export function doubtfulIds(facts: IdFacts, totals: readonly ProvenTotal[]): readonly string[] {
  const { customer, time } = facts.guess.mapping;
  if (customer?.kind !== 'column') return [];
  const timeAt = time?.kind === 'column' ? time.index : customer.index;
  const dated = facts.records.filter((record) => (record[timeAt] ?? '').trim() !== '');
  const known = new Set([...MISSING_IDS, ...totals.map(({ id }) => id)]);
  const ids = new Set(dated.map((record) => (record[customer.index] ?? '').trim()));
  return [...ids].filter((id) => looksLikeNothing(id) && !known.has(id));
}

/** Asks whether such ids are customers; they are kept as long as nobody answers. */
export function doubtfulChoice(words: readonly string[]): OpenChoice {
  const stands = words.some(isTotalId) ? 'no customer, or a total' : '“no value”';
  return {
    setting: 'missing-ids',
    message:
      words.length === 1
        ? `The id “${words[0]!}” may stand for ${stands}; it was kept as a customer.`
        : `The ids ${words.map((word) => `“${word}”`).join(', ')} may stand for ${stands}; they were kept as customers.`,
    chosen: 'kept',
    alternatives: ['missing'],
    ids: words,
  };
}

/** Says that totals were set aside, and lets them be kept. */
export function totalsChoice(totals: readonly ProvenTotal[]): OpenChoice {
  return {
    setting: 'missing-ids',
    message: totalsText(totals),
    chosen: 'missing',
    alternatives: ['kept'],
    ids: totals.map(({ id }) => id),
  };
}

/** The same as a warning. */
export function totalsWarning(totals: readonly ProvenTotal[]): ImportWarning {
  const message = `${totalsText(totals)} To keep ${totals.length === 1 ? 'it as a customer' : 'them as customers'}, choose so where the file is imported, or run it with --read missing=none.`;
  return { code: 'totals', message };
}

function totalsText(totals: readonly ProvenTotal[]): string {
  const rows = totals.reduce((sum, total) => sum + total.rows, 0);
  const facts = totals.slice(0, MOST_NAMED).map(factOf).join(', ');
  const others = totals.length - MOST_NAMED;
  return `${facts}${others > 0 ? ` and ${countedText(others, 'other id', 'other ids')} likewise` : ''}; ${rows === 1 ? 'it was set aside as a total' : `these ${countText(rows)} rows were set aside as totals`}.`;
}

const MOST_NAMED = 5;

function factOf({ id, row, sum }: ProvenTotal): string {
  return `“${id}” in row ${countText(row)} holds the sum of rows above (${fullNumber(sum)})`;
}
