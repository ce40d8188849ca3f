/** A name without regard to case and blanks. O(length). */
export function plainName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The places of names in the order of their plain forms; equal ones stay in the order in which they stand. O(n log n). */
export function nameOrder(names: readonly string[]): readonly number[] {
  const plain = names.map(plainName);
  return names
    .map((_, index) => index)
    .sort((a, b) => (plain[a]! < plain[b]! ? -1 : plain[a]! > plain[b]! ? 1 : a - b));
}
