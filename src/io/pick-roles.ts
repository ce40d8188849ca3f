import { countText } from '../base/number-text.ts';
import { FIT_WORDS, best, filledShare, isNumeric, looksLikeTime } from './column-pick.ts';
import type { ColumnPick } from './column-pick.ts';
import type { ColumnProfile } from './column-profile.ts';
import { isIdName, isUnitPriceName, nameFit, nameWords } from './header-names.ts';
import type { EventRole } from './import-plan.ts';

/**
 * The time of the events: columns whose cells are times, by name; never a delivery or change date by name alone, and never a
 * birth date. O(columns).
 */
export function pickTime(columns: readonly ColumnProfile[], named: boolean): ColumnPick | undefined {
  const score = (column: ColumnProfile): number => {
    const words = nameWords(column.name);
    if (words.some((word) => BIRTHS.has(word))) return 0;
    const fit = words.some((word) => NOT_THE_EVENT.has(word)) ? 0 : nameFit('time', column.name);
    if (column.type === 'time' || column.timeShare >= 0.5) return 10 + fit * 3 + filledShare(column);
    if (column.bareNumbers !== undefined && fit >= 1) return 6 + fit * 3 + filledShare(column);
    if (!named && column.bareNumbers !== undefined && column.bareNumbers !== 'excel-days') return 5;
    return fit >= 3 ? 2 + filledShare(column) : 0;
  };
  return best(columns, score, (column) => {
    const fit = FIT_WORDS[nameFit('time', column.name)]!;
    if (!looksLikeTime(column)) return `${fit}, although few of its cells are times`;
    return `${fit}; ${percent(Math.max(column.timeShare, column.bareNumbers === undefined ? 0 : 1))} of its cells are times`;
  });
}

/** The customer: by name, weighted by how filled it is; without a telling name a text that repeats. O(columns). */
export function pickCustomer(
  columns: readonly ColumnProfile[],
  {
    taken,
    rows,
    named,
  }: { readonly taken: ReadonlySet<number>; readonly rows: number; readonly named: boolean },
): ColumnPick | undefined {
  const score = (column: ColumnProfile): number => {
    if (taken.has(column.index) || column.type === 'time' || column.type === 'number') return 0;
    const fit = nameFit('customer', column.name);
    if (column.filled === 0) return fit === 3 ? 0.5 : 0;
    const repeats = rows < 20 ? 0.5 : 1 - column.distinct / Math.max(1, column.filled);
    const mail = nameWords(column.name).some((word) => word.endsWith('mail')) ? 0.5 : 0;
    return fit === 0 ? 0 : fit * 3 * (0.3 + 0.7 * filledShare(column)) + repeats + mail;
  };
  const byName = best(columns, score, (column) => {
    const fit = FIT_WORDS[nameFit('customer', column.name)]!;
    return `${fit}; ${countText(column.distinct)} different ids in ${countText(column.filled)} sampled rows`;
  });
  if (byName !== undefined) return byName;
  const idLike = (column: ColumnProfile): number => {
    if (taken.has(column.index) || column.type === 'time' || column.type === 'number' || column.filled === 0)
      return 0;
    if (column.longest > 80 || column.distinct < 2) return 0;
    if (named && column.type === 'integer' && !isIdName(column.name)) return 0;
    const share = column.distinct / column.filled;
    const repeats = share < 1 ? 1 : 0.3;
    return (
      repeats *
      Math.min(1, share * 10) *
      filledShare(column) *
      (column.type === 'text' ? 2 : isIdName(column.name) ? 1.5 : 1)
    );
  };
  return best(
    columns,
    idLike,
    (column) =>
      `by its contents: ${countText(column.distinct)} different texts in ${countText(column.filled)} sampled rows`,
  );
}

/** A column of numbers with a name of the role. O(columns). */
export function pickNumber(
  role: 'quantity' | 'discount',
  columns: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
): ColumnPick | undefined {
  const score = (column: ColumnProfile): number => {
    if (taken.has(column.index) || !isNumeric(column) || isUnitPriceName(column.name)) return 0;
    const fit = nameFit(role, column.name);
    if (role === 'quantity' && fit === 0 && /^n[_ ]\p{L}/iu.test(column.name) && column.type === 'integer')
      return 1;
    return fit;
  };
  return best(
    columns,
    score,
    (column) => `${FIT_WORDS[nameFit(role, column.name)] ?? ''}; its cells are numbers`,
  );
}

/** A column of texts with a name of the role and at most `most` different values. O(columns). */
export function pickText(
  role: EventRole,
  columns: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
  most: number,
): ColumnPick | undefined {
  const score = (column: ColumnProfile): number => {
    if (taken.has(column.index) || column.filled === 0 || column.type === 'time' || column.type === 'number')
      return 0;
    if (
      column.distinct > most ||
      (most < Infinity && column.filled > 20 && column.distinct > 0.7 * column.filled)
    )
      return 0;
    const fit = nameFit(role, column.name);
    return fit === 1 && isIdName(column.name) ? 0 : fit * (0.2 + filledShare(column));
  };
  return best(
    columns,
    score,
    (column) => `${FIT_WORDS[nameFit(role, column.name)]!}; ${countText(column.distinct)} different values`,
  );
}

const BIRTHS: ReadonlySet<string> = new Set(
  'birth birthday birthdate dob born geburt geburtstag geburtsdatum geboren naissance nacimiento nascita nascimento geboortedatum fodelsedag'.split(
    ' ',
  ),
);

const NOT_THE_EVENT: ReadonlySet<string> = new Set(
  'updated update modified changed expiry expires due delivery delivered shipped ship customer signup registration'.split(
    ' ',
  ),
);

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}
