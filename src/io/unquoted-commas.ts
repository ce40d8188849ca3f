import { InputError } from '../base/input-error.ts';
import { countText, countedText } from '../base/number-text.ts';
import { shortened } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import type { ImportWarning } from './import-report.ts';
import { isUnitPriceName, nameFit } from './header-names.ts';
import { lacksFirstName, namesFit } from './header-fit.ts';

/**
 * Throws {@link InputError} where commas inside numbers cut these in two (`12,50` without quotes between commas): (nearly) all
 * rows have more fields than the header has names, by the same number, and a whole number followed by digits stands in as many
 * places, without which the names fit, unless the first column rather has no name; where the header itself ends in names left blank, only below names of money. O(names · 200), and more the more such places there are.
 */
export function refuseUnquotedCommas(
  names: readonly string[],
  records: readonly CsvRecord[],
  file: string,
): void {
  const named = names.findLastIndex((name) => name.trim() !== '') + 1;
  const rows = records.slice(0, 200);
  const surplus = (rows[rows.length >> 1]?.length ?? 0) - named;
  if (named === 0 || surplus < 1 || surplus > MOST_CUT) return;
  const long = rows.filter((record) => record.length === named + surplus);
  if (long.length < 0.9 * rows.length) return;
  const cuts = cutNumbers(names.slice(0, named), long, surplus);
  if (cuts === undefined || (lacksFirstName(names, records) && !areCents(cuts, long))) return;
  if (named < names.length && !cuts.every((index) => isMoneyName(names[index]!))) return;
  const row = rows.indexOf(long[0]!) + 1;
  const at = cuts[0]!;
  throw new InputError({
    file,
    row,
    message:
      `The rows have ${countedText(surplus, 'field', 'fields')} more than the header has names: numbers seem to be written with commas, without quotes, and to be cut in two there. ` +
      `“${shortened(long[0]!.join(','))}” would be read as “${shortened(long[0]![at]!)}” in “${names[at]!.trim()}”, and “${shortened(long[0]![at + 1]!)}” after it.`,
    remedy:
      'Export the file with semicolons between the columns, with quotes around the numbers or with decimal points; or give each column a name, if these are columns of their own.',
  });
}

/** What is told of columns behind the last name that hold content: the rest of a number may stand there. O(names · rows). */
export function unnamedContent(
  names: readonly string[],
  records: readonly CsvRecord[],
): readonly ImportWarning[] {
  const named = names.findLastIndex((name) => name.trim() !== '') + 1;
  if (named === 0 || named === names.length) return [];
  const filled = records.filter((record) => surplusOf(record, named) !== '');
  if (filled.length === 0) return [];
  const message = `The header ends in blank names, and ${countText(filled.length)} of ${countedText(records.length, 'row', 'rows')} looked at ${filled.length === 1 ? 'holds' : 'hold'} something below them, such as “${shortened(surplusOf(filled[0]!, named))}”; check that no number is cut in two there (12,50 without quotes).`;
  return [{ code: 'unnamed-columns', message }];
}

function surplusOf(record: CsvRecord, named: number): string {
  return (
    record
      .slice(named)
      .find((cell) => cell.trim() !== '')
      ?.trim() ?? ''
  );
}

const MOST_CUT = 3;

/** The columns whose numbers are cut in two, by their place among the names. */
function cutNumbers(
  names: readonly string[],
  rows: readonly CsvRecord[],
  surplus: number,
): readonly number[] | undefined {
  if (surplus === 0) return namesFit(names, rows) ? [] : undefined;
  for (let at = 0; at < names.length; at++) {
    const fitting = rows.filter((row) => WHOLE.test(row[at]!.trim()) && DIGITS.test(row[at + 1]!.trim()));
    if (fitting.length < 0.9 * rows.length) continue;
    const joined = rows.map((row) => [
      ...row.slice(0, at),
      `${row[at]!.trim()}.${row[at + 1]!.trim().replace('.', '')}`,
      ...row.slice(at + 2),
    ]);
    const further = cutNumbers(names, joined, surplus - 1);
    if (further !== undefined) return [at, ...further].sort((a, b) => a - b);
  }
  return undefined;
}

/**
 * Whether what stands behind the cuts is rather the cents of a number than a column of a table whose first column has no name:
 * always two digits, and no counting of rows in front. O(rows).
 */
function areCents(cuts: readonly number[], rows: readonly CsvRecord[]): boolean {
  const first = rows.map((row) => Number(row[0]));
  const counts = first.every((value, i) => value === first[0]! + i);
  return !counts && rows.every((row) => cuts.every((at, i) => CENTS.test(row[at + i + 1]!.trim())));
}

const CENTS = /^\d\d$/;

function isMoneyName(name: string): boolean {
  return nameFit('amount', name) > 0 || nameFit('discount', name) > 0 || isUnitPriceName(name);
}

const WHOLE = /^[-+]?(?:\p{Sc}\s*)?\d{1,15}$/u;

const DIGITS = /^\d{1,6}(?:\.\d+)?(?:\s*\p{Sc})?$/u;
