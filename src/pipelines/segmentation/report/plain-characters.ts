/**
 * A text without what could change how the text around it is shown: line breaks become spaces; control characters, marks that
 * turn the direction of writing, and halves of letters become the replacement character. O(length).
 */
export function plainCharacters(text: string): string {
  return text
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu, '\uFFFD');
}
