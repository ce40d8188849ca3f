import { countText, countedText } from '../base/number-text.ts';
import { otherOrder } from './date-format.ts';
import { MONTHS_COUNT } from './choose-time-reading.ts';
import { findCopies } from './find-copies.ts';
import { findGarbled, garbledWarning } from './garbled-texts.ts';
import type { EventTable } from './event-table.ts';
import type { NoteCounts } from './note-counts.ts';
import { CENT } from './number-format.ts';
import { type ImportPlan, sourceText } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { paddedIdWarnings } from './padded-ids.ts';
import { percentWarning } from './percent-counts.ts';
import type { RowHashes } from './row-hashes.ts';
import { tooManyTypes } from './type-code.ts';
import { looksLikeNothing } from './ids-like-nothing.ts';

/**
 * What is told of the events of a file beside what was rejected. O(customers), and O(rows) where ids of events are watched, words
 * stand for ids, or times are Excel’s days.
 */
export function noteWarnings(
  plan: ImportPlan,
  counts: NoteCounts,
  table: EventTable,
): readonly ImportWarning[] {
  const { customerIds } = table;
  const repeatedIds = counts.eventIds === undefined ? undefined : repeatedAmong(counts.eventIds, table);
  const warnings: ImportWarning[] = [];
  const warn = (code: string, message: string): number => warnings.push({ code, message });
  if (counts.implausible > 0) {
    warn(
      'implausible-times',
      `${countedText(counts.implausible, 'row has', 'rows have')} an implausible time, such as 1970-01-01 or 9999-12-31 (first: row ${countText(counts.implausibleRow)}); ${counts.implausible === 1 ? 'it is' : 'they are'} kept, and recency counts from the last of all times. “Drop events after” leaves late ones out.`,
    );
  }
  if (counts.readByOtherOrder > 0) {
    warn(
      'time-order',
      `${countedText(counts.readByOtherOrder, 'time was', 'times were')} rejected that would read well as ${otherOrder(plan.time.order).replaceAll('-', ' ')}: check the order of day, month and year.`,
    );
  }
  if (counts.months > 0) {
    warn(
      'month-only-times',
      `${countedText(counts.months, 'row was', 'rows were')} set aside since “${sourceText(plan.mapping.time)}” names a month without a day there; such times can be let count as the first day of their month (${MONTHS_COUNT}).`,
    );
  }
  if (plan.time.numbers === 'excel-days' && table.rows > 0 && table.time.every((ms) => ms < SERIALS_SINCE)) {
    warn(
      'early-serials',
      `The numbers in “${sourceText(plan.mapping.time)}” were read as Excel’s days since 1900, which puts all of them before 1990. If they count days since another date, as days since 1970 do, write them as dates in the file.`,
    );
  }
  if (repeatedIds !== undefined && repeatedIds.count > 0) {
    warn(
      'repeated-event-ids',
      `${countedText(repeatedIds.count, 'row carries', 'rows carry')} a “${plan.eventId?.name}” that occurred before with other contents (first: row ${countText(repeatedIds.firstRow)}); ${repeatedIds.count === 1 ? 'it is' : 'they are'} kept.`,
    );
  }
  if (counts.minuses > 0) {
    warn(
      'typographic-minus',
      `${countedText(counts.minuses, 'amount is', 'amounts are')} written with a typographic minus or a dash (− –) in place of “-” (first: row ${countText(counts.minusRow)}); ${counts.minuses === 1 ? 'it is' : 'they are'} read as negative.`,
    );
  }
  for (const percents of counts.percents)
    warnings.push(percentWarning(plan.header[percents.index] ?? '', percents));
  if (counts.huge > 0) {
    warn(
      'huge-amounts',
      `${countedText(counts.huge, 'row has', 'rows have')} an amount beyond ±1e15, where cents are lost, in “${amountName(plan)}” (first: row ${countText(counts.hugeRow)}, “${counts.hugeText}”); the rows are kept and their amounts count as missing. Correct the file, or choose another column for the amount.`,
    );
  }
  const currencies = counts.currencies.filter((currency) => currency !== '');
  if (currencies.length > 1) {
    warn(
      'mixed-currencies',
      `The column “${plan.currency?.name}” names ${currencies.length} currencies (${currencies.toSorted().join(', ')}); amounts are added up as if they were one.`,
    );
  }
  const cents = counts.signs.filter((sign) => sign.endsWith(CENT));
  if (cents.length > 0) {
    warn(
      'cents',
      `Some amounts are written with ${cents.join(' and ')}; they are read as hundredths (99¢ is 0.99).`,
    );
  }
  const signs = counts.signs.filter((sign) => !cents.includes(sign));
  if (signs.length > 1) {
    warn(
      'mixed-currencies',
      `The amounts carry ${signs.length} currency signs (${signs.toSorted().join(' ')}); they are added up as if they were one.`,
    );
  }
  warnings.push(...paddedIdWarnings(counts.paddedIds));
  const plainIds = customerIds.every(isPrintable);
  const garbled = isToBeWatched(plan) ? findGarbled(textsOf(table, plainIds ? [] : customerIds)) : undefined;
  if (garbled !== undefined) warnings.push(garbledWarning(garbled));
  if (!plainIds && customerIds.some((id) => CONTROL.test(id))) {
    warn('control-characters', 'Some customer ids contain control characters; they are kept as they are.');
  }
  warnings.push(...idWordWarnings(table));
  if (tooManyTypes(table.typeNames))
    warn(
      'many-types',
      'The type column has more than 254 different values; the rarer ones met last are counted as one.',
    );
  return warnings;
}

function idWordWarnings({ customerIds, customer }: EventTable): readonly ImportWarning[] {
  const rows = new Map<number, number>();
  customerIds.forEach((id, code) => {
    if (looksLikeNothing(id)) rows.set(code, 0);
  });
  if (rows.size === 0) return [];
  for (const code of customer) if (rows.has(code)) rows.set(code, rows.get(code)! + 1);
  const words = [...rows.keys()].map((code) => customerIds[code]!);
  const counted = [...rows].map(([code, count]) => `“${customerIds[code]!}” (${countedText(count, 'row')})`);
  const shown = counted.length > MOST_NAMED ? [...counted.slice(0, MOST_NAMED), '…'] : counted;
  const message = `These customer ids look like “no value” or a total: ${shown.join(', ')}. They are kept; to leave them out, choose “missing” where the file is imported, or run it with --read missing=${words.slice(0, MOST_NAMED).join(',')}.`;
  return [{ code: 'id-words', message }];
}

const MOST_NAMED = 20;

/** Serials of which all are earlier are seldom Excel’s: days since 1970 read as such lie in the 1950s. */
const SERIALS_SINCE = Date.UTC(1990, 0, 1);

/** Whether texts that were decoded twice are news: none was met before, and the bytes say in which encoding they are. */
function isToBeWatched({ repair, encoding, warnings }: ImportPlan): boolean {
  return (
    repair === 'none' &&
    encoding.startsWith('utf-') &&
    warnings.every(({ code }) => code !== 'wrongly-decoded')
  );
}

/** Whether a text is of ASCII that is seen, as nearly all ids are: nothing can be wrong with its characters. */
function isPrintable(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code > 126) return false;
  }
  return true;
}

function* textsOf(
  { typeNames, category, device, channel }: EventTable,
  ids: readonly string[],
): Generator<string, void, undefined> {
  for (const names of [ids, typeNames, category?.names, device?.names, channel?.names])
    if (names !== undefined) yield* names;
}

/** Ids that stood before in a row that is no copy; the hashes are of the rows that were kept. */
function repeatedAmong(
  { rows, blocks }: RowHashes,
  { repeated, sourceRow }: EventTable,
): { readonly count: number; readonly firstRow: number } {
  let from = 0;
  const compared = blocks.map((block) => {
    const to = from + block.length / 2;
    const without = withoutRepeated(block, repeated.subarray(from, to));
    from = to;
    return without;
  });
  const { marks, counts } = findCopies([{ rows, blocks: compared }]);
  return { count: counts[0]!, firstRow: sourceRow[marks[0]!.indexOf(1)] ?? 0 };
}

function withoutRepeated(hashes: Uint32Array, repeated: Uint8Array): Uint32Array {
  const compared = hashes.slice();
  for (let i = 0; 2 * i < hashes.length; i++) if (repeated[i] === 1) compared.fill(0, 2 * i, 2 * i + 2);
  return compared;
}

function amountName({ mapping: { amount } }: ImportPlan): string {
  if (amount === undefined) return '';
  return amount.kind === 'column' ? amount.name : `${amount.left.name} * ${amount.right.name}`;
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
