import { plainCharacters } from '../plain-characters.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A text as it may stand between tags and in quoted attributes. The one way from texts to HTML. */
export function escapeHtml(text: string): string {
  return plainCharacters(text).replaceAll(/[&<>"'`]/g, (letter) => ENTITIES[letter] ?? '');
}
