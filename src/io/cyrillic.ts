/** Which of the two encodings of Russian a text is in, where most of its bytes above 0x7F are letters of words. O(bytes). */
export function cyrillicEncoding(bytes: Uint8Array): 'windows-1251' | 'koi8-r' {
  const sample = bytes.subarray(0, SAMPLE);
  return plausibility(sample, 'koi8-r') > plausibility(sample, 'windows-1251') ? 'koi8-r' : 'windows-1251';
}

const SAMPLE = 65_536;

/** The common letters, less the capitals inside of words. */
function plausibility(bytes: Uint8Array, encoding: 'windows-1251' | 'koi8-r'): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const common = text.match(/[оеаинтсрвл]/gi)?.length ?? 0;
  const capitals = text.match(/[а-яё][А-ЯЁ]/g)?.length ?? 0;
  return common - 2 * capitals;
}
