/**
 * An id as it is compared where spelling does not count: without the white space around it and in small letters, by the rules of
 * Unicode for no particular language (`trim` and `toLowerCase` of ECMAScript). Within ASCII that is LOWER(TRIM()) of SQL; accents, dots
 * and what follows a + stay. O(length).
 */
export function foldId(id: string): string {
  return id.trim().toLowerCase();
}
