/** A text without the accents and other marks on its letters; ł and ø, which are letters of their own, stay. O(length). */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
