/** Joins what `make` writes for each of `count` things, giving way to the screen every `size` of them. */
export async function inSlices(
  count: number,
  size: number,
  make: (from: number, to: number) => string,
): Promise<string> {
  const parts: string[] = [];
  for (let from = 0; from < count; from += size) {
    parts.push(make(from, Math.min(count, from + size)));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return parts.join('');
}
