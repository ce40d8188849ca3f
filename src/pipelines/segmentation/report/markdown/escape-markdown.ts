import { plainCharacters } from '../plain-characters.ts';

/**
 * A text as it may stand within a line of Markdown, a cell of a table included: nothing in it makes a link, emphasis, code, a
 * column or HTML. Addresses are broken, so that they are not made into links either (CommonMark 0.31; GFM, autolinks).
 */
export function escapeMarkdown(text: string): string {
  return plainCharacters(text)
    .replaceAll(/[\\`*_{}[\]#|~$]/g, (letter) => `\\${letter}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/:(?=\/)|(?<=mailto|xmpp):/gi, '\\:')
    .replaceAll('@', '\\@')
    .replaceAll(/(www)\./gi, '$1\\.');
}

/** The same where it begins a line: a list, a heading or a rule would begin so. */
export function escapeLineStart(line: string): string {
  return line.replace(/^(\s*)([-+])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
