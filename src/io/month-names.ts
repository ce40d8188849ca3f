import { withoutAccents } from '../base/without-accents.ts';

/** The month, 1…12, that a word names. */
export interface MonthName {
  readonly month: number;
  /** Where Croatian means another one by the same word: `listopad` is October there, and November in Polish and Czech. */
  readonly croatian?: number;
}

/** Languages between which words of months have to be told apart. */
export type MonthLanguage = 'croatian' | 'polish-or-czech';

/**
 * The month that a word names in one of eleven European languages, whole or cut to three letters or more (`Jan`, `sept`,
 * `Januar`, `août`, `enero`, `mrt`); undefined for any other word, and for one cut so short that it may be two months of one
 * language (`jui`: juin, juillet). O(1).
 */
export function monthNamed(word: string): MonthName | undefined {
  const plain = plainWord(word);
  const month = MONTHS.get(plain);
  const croatian = CROATIAN_MONTHS.get(plain);
  if (month === undefined) return croatian === undefined ? undefined : { month: croatian };
  return croatian === undefined || croatian === month ? { month } : { month, croatian };
}

/** The language that a word for a month is of, where no other has it; undefined for any other word. O(1). */
export function monthLanguage(word: string): MonthLanguage | undefined {
  const plain = plainWord(word);
  const isCroatian = CROATIAN_MONTHS.has(plain);
  const isSlavic = SLAVIC_MONTHS.has(plain);
  if (OTHER_MONTHS.has(plain) || isCroatian === isSlavic) return undefined;
  return isCroatian ? 'croatian' : 'polish-or-czech';
}

/** The months that a word may name, in the order of the year; several where it is of two languages or cut too short. O(1). */
export function possibleMonths(word: string): readonly number[] {
  const plain = plainWord(word);
  const maps = [MONTHS, CROATIAN_MONTHS].flatMap((months) => months.get(plain) ?? []);
  return [...new Set([...maps, ...(SHORT.get(plain) ?? [])])].sort((a, b) => a - b);
}

const OTHERS: readonly string[] = [
  'january january januar janvier enero gennaio janeiro januari tammikuu',
  'february februar fevrier febrero febbraio fevereiro februari helmikuu',
  'march marz maerz mars marzo marco maart marts maaliskuu mrz mrt',
  'april avril abril aprile huhtikuu',
  'may mai mayo maggio maio mei maj toukokuu',
  'june juni juin junio giugno junho kesakuu',
  'july juli juillet julio luglio julho heinakuu',
  'august aout agosto augustus augusti elokuu',
  'september septembre septiembre settembre setembro syyskuu',
  'october oktober octobre octubre ottobre outubro lokakuu',
  'november novembre noviembre novembro marraskuu',
  'december dezember decembre diciembre dicembre dezembro joulukuu',
];

const SLAVIC: readonly string[] = [
  'styczen stycznia leden ledna',
  'luty lutego unor unora',
  'marzec marca brezen brezna',
  'kwiecien kwietnia duben dubna',
  'maj maja kveten kvetna',
  'czerwiec czerwca cerven cervna',
  'lipiec lipca cervenec cervence',
  'sierpien sierpnia srpen srpna',
  'wrzesien wrzesnia zari',
  'pazdziernik pazdziernika rijen rijna',
  'listopad listopada',
  'grudzien grudnia prosinec prosince',
];

const CROATIAN: readonly string[] = [
  'sijecanj sijecnja',
  'veljaca veljace',
  'ozujak ozujka',
  'travanj travnja',
  'svibanj svibnja',
  'lipanj lipnja',
  'srpanj srpnja',
  'kolovoz kolovoza',
  'rujan rujna',
  'listopad listopada',
  'studeni studenog studenoga',
  'prosinac prosinca',
];

/** Letters to which a name may be cut, where these are more than three: `mar` is March in all languages that write it. */
const LEAST_LETTERS: Readonly<Record<string, number>> = { marraskuu: 4 };

const OTHER_MONTHS = prefixes([OTHERS]);
const SLAVIC_MONTHS = prefixes([SLAVIC]);
const CROATIAN_MONTHS = prefixes([CROATIAN]);
const MONTHS = prefixes([OTHERS, SLAVIC]);

/** Words cut so short that they may be several months. */
const SHORT: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  [...cutNames([OTHERS, SLAVIC])].filter(([word, { size }]) => size > 1 && !MONTHS.has(word)),
);

function prefixes(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const [word, [month = 0, another]] of cutNames(lists))
    if (another === undefined) months.set(word, month);
  for (const list of lists)
    for (const [index, line] of list.entries())
      for (const name of line.split(' ')) months.set(name, index + 1);
  return months;
}

function cutNames(lists: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<number>> {
  const cut = new Map<string, Set<number>>();
  for (const list of lists)
    for (const [index, line] of list.entries())
      for (const name of line.split(' '))
        for (let length = LEAST_LETTERS[name] ?? 3; length < name.length; length++) {
          const word = name.slice(0, length);
          cut.set(word, (cut.get(word) ?? new Set<number>()).add(index + 1));
        }
  return cut;
}

function plainWord(word: string): string {
  return withoutAccents(word).toLowerCase();
}
