/** A title within a name: without its unit, and with small letters save for abbreviations: "detergents paper". */
export function titleInText(title: string): string {
  const words = title
    .replace(/\s*\([^()]*\)$/, '')
    .split(/[\s_]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return title;
  return words.map((word) => (/^[A-Z][a-z]+$|^[A-Z]{5,}$/.test(word) ? word.toLowerCase() : word)).join(' ');
}
