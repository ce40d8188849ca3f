import { endsAsTotal, endsWithDigit, isTotalId } from './total-words.ts';

/** Ids that are taken for missing unless the user says otherwise. */
export const MISSING_IDS: readonly string[] = [
  'NULL',
  '(null)',
  '<null>',
  'nan',
  'N/A',
  'n/a',
  'NA',
  '<NA>',
  '#N/A',
  'None',
  'none',
  'NIL',
  '-',
  '--',
  '?',
  '\\N',
];

/** Whether an id is a word that commonly stands for no customer, or for a total; such ids are kept, and asked about. O(1). */
export function looksLikeNothing(id: string): boolean {
  const isWord = id.length <= LONGEST && !endsWithDigit(id) && WORDS.has(id.toLowerCase());
  return isWord || isTotalId(id) || endsAsTotal(id);
}

const LONGEST = 9;

const WORDS: ReadonlySet<string> = new Set([
  'null',
  'nan',
  'undefined',
  'unknown',
  'none',
  'anonymous',
  'guest',
  'test',
]);
