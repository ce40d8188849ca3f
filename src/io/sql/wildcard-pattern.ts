/** A GLOB pattern for parts with anything in between; brackets make *, ? and [ stand for themselves. O(length). */
export function globPattern(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[*?[]/g, '[$&]')).join('*');
}

/** A LIKE pattern for parts with anything in between; `escape` makes %, _ and itself stand for themselves. O(length). */
export function likePattern(parts: readonly string[], escape: string): string {
  return parts
    .map((part) =>
      Array.from(part, (character) =>
        character === '%' || character === '_' || character === escape ? escape + character : character,
      ).join(''),
    )
    .join('%');
}
