/**
 * The text with characters put right that are UTF-8 read as Windows-1252 (`CafÃ©` → `Café`), also when it happened up to
 * three times; the same text when nothing of the kind is in it. O(length).
 */
export function repairedText(text: string): string {
  let before = text;
  for (let pass = 0; pass < 3; pass++) {
    const after = repairedOnce(before);
    if (after === before) return after;
    before = after;
  }
  return before;
}

const SUSPECT =
  /[\u00c2-\u00f4](?:[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]){1,3}/g;

/** What Windows-1252 has between 0x80 and 0x9F; blanks where it has nothing. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function repairedOnce(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xc2 && code <= 0xf4) return text.replace(SUSPECT, decoded);
  }
  return text;
}

function decoded(run: string): string {
  const bytes = Uint8Array.from(run, byteOf);
  const lead = bytes[0]!;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (bytes.length < size) return run;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size)) + run.slice(size);
  } catch {
    return run;
  }
}

function byteOf(char: string): number {
  const code = char.charCodeAt(0);
  return code < 0x100 ? code : 0x80 + UPPER.indexOf(char);
}
