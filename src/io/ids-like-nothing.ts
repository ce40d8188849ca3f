/** Whether an id is a word that commonly stands for no customer; such ids are kept, and asked about. */
export function looksLikeNothing(id: string): boolean {
  return WORDS.has(id.toLowerCase());
}

const WORDS: ReadonlySet<string> = new Set([
  'null',
  'nan',
  'undefined',
  'unknown',
  'none',
  'anonymous',
  'guest',
  'test',
  'total',
]);
