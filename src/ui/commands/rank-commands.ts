import { withoutAccents } from '../../base/without-accents.ts';
import type { Command } from './command.ts';

/** The part of a command that is searched. */
type Searched = Pick<Command, 'title' | 'words'>;

/** The commands that fit what was typed, best first; all of them, in order, when nothing was. */
export function rankCommands<C extends Searched>(commands: readonly C[], typed: string): readonly C[] {
  const parts = partsOf(typed);
  if (parts.length === 0) return commands;
  return commands
    .map((command) => ({ command, score: scoreOf(command, parts) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

/** The sum over the words typed, each of which must fit the title or the further words; 0 when one does not. */
function scoreOf({ title, words = '' }: Searched, parts: readonly string[]): number {
  const inTitle = foldedText(title);
  let sum = 0;
  for (const part of parts) {
    const score = Math.max(fit(part, inTitle), fit(part, foldedText(words)) / 2);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

/** In [0, 1]: 1 for the beginning of the text, then beginnings of words, places within one, letters in order with gaps. */
function fit(part: string, text: string): number {
  if (text.startsWith(part)) return 1;
  if (text.includes(` ${part}`)) return 0.9;
  if (text.includes(part)) return 0.6;
  const span = shortestSpan(part, text);
  return span === undefined ? 0 : (0.4 * part.length) / span;
}

/** Length of the shortest stretch that begins a word and holds the letters in order; undefined where there is none. */
function shortestSpan(part: string, text: string): number | undefined {
  let best: number | undefined;
  for (let start = 0; start < text.length; start++) {
    if (text[start] !== part[0] || (start > 0 && text[start - 1] !== ' ')) continue;
    let at = start;
    let found = 1;
    while (found < part.length && ++at < text.length) if (text[at] === part[found]) found++;
    const span = at - start + 1;
    if (found === part.length && (best === undefined || span < best)) best = span;
  }
  return best;
}

function partsOf(typed: string): readonly string[] {
  return foldedText(typed)
    .split(/\s+/)
    .filter((part) => part !== '');
}

/** In small letters, without accents and punctuation. */
function foldedText(text: string): string {
  return withoutAccents(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();
}
