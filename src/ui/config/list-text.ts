/** Entries of a text, separated by commas, semicolons or line breaks. */
export function listOf(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export function listText(entries: readonly string[]): string {
  return entries.join(', ');
}

/** "recency = 2, monetary = 0.5" as weights; NaN where an entry gives none. */
export function weightsOf(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    listOf(text).map((entry) => {
      const [name = '', weight = ''] = entry.split(/\s*[=:]\s*/, 2);
      return [name, weight === '' ? NaN : Number(weight)];
    }),
  );
}

export function weightsText(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .map(([name, weight]) => `${name} = ${weight}`)
    .join(', ');
}
