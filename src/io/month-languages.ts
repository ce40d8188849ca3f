import { countedText } from '../base/number-text.ts';
import { shortened } from './column-profile.ts';
import type { ImportWarning } from './import-report.ts';
import { type MonthLanguage, monthLanguage, monthNamed, possibleMonths } from './month-names.ts';

/** Which language the names of months in a column are of, where it matters, and what is told of names that stay open. */
export interface MonthNamesChoice {
  readonly language?: MonthLanguage;
  readonly warnings: readonly ImportWarning[];
}

/**
 * Decides by the names that only one language has: Croatian, or Polish and Czech, between which `listopad`, `lip` and `srp` are
 * different months. Where none or both occur, such names are no times. O(cells).
 */
export function chooseMonthNames(column: string, cells: readonly string[]): MonthNamesChoice {
  const languages = new Set<MonthLanguage>();
  const open = new Map<
    string,
    { readonly months: readonly number[]; readonly cell: string; count: number }
  >();
  for (const cell of cells) {
    for (const [word] of cell.matchAll(/\p{L}{3,12}/gu)) {
      const language = monthLanguage(word);
      if (language !== undefined) languages.add(language);
      const months = possibleMonths(word);
      if (months.length < 2) continue;
      const met = open.get(word) ?? { months, cell, count: 0 };
      open.set(word, { ...met, count: met.count + 1 });
    }
  }
  const [language] = languages;
  const isKnown = languages.size === 1 && language !== undefined;
  const unread = [...open].filter(([word]) => !isKnown || monthNamed(word) === undefined);
  return {
    ...(isKnown ? { language } : {}),
    warnings: unread.length === 0 ? [] : [openMonths(column, new Map(unread))],
  };
}

function openMonths(
  column: string,
  open: ReadonlyMap<
    string,
    { readonly months: readonly number[]; readonly cell: string; readonly count: number }
  >,
): ImportWarning {
  const words = [...open].map(
    ([word, { months }]) => `“${word}” may be ${months.map((month) => MONTH_WORDS[month - 1]).join(' or ')}`,
  );
  const [first] = open.values();
  const rows = [...open.values()].reduce((sum, { count }) => sum + count, 0);
  const message = `In “${column}” ${words.join(', ')}, and no other name of a month there tells which; such times, like “${shortened(first!.cell)}”, cannot be read (in ${countedText(rows, 'row', 'rows')} looked at). Write months as numbers, such as 2023-11-05.`;
  return { code: 'open-months', message };
}

const MONTH_WORDS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
