import { countText } from '../base/number-text.ts';
import type { FileParts, OpenChoice } from './import-plan.ts';

/**
 * The question which of several tables in one file is read. An archive waits for the answer, since any of its tables, or all
 * together, would make a whole one. O(parts).
 */
export function partChoice({ kind, chosen, names }: FileParts): OpenChoice {
  const alternatives = names.filter((name) => name !== chosen);
  if (kind === 'member') {
    return {
      setting: 'part',
      message: `The archive holds ${countText(names.length)} files, ${listed(names)}. Which of them are to be read?`,
      chosen,
      alternatives,
      required: true,
    };
  }
  const [what, each] = PART_WORDS[kind];
  return {
    setting: 'part',
    message: `${what} holds ${countText(names.length)} ${each}; only “${chosen}” is read.`,
    chosen,
    alternatives,
  };
}

/** Names as a list for a sentence, the first few of many. O(1). */
export function listed(names: readonly string[], most = MOST_LISTED): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  const last = names.length > most ? `${countText(names.length - most)} more` : shown.pop();
  return shown.length === 0 ? `${last ?? ''}` : `${shown.join(', ')} and ${last}`;
}

const MOST_LISTED = 12;

const PART_WORDS: Readonly<{
  [kind in Exclude<FileParts['kind'], 'member'>]: readonly [string, string];
}> = {
  array: ['The JSON', 'arrays of rows'],
  sheet: ['The workbook', 'sheets with cells'],
  table: ['The page', 'tables'],
};
