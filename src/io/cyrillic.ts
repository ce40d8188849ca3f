import type { Encoding } from './import-plan.ts';

/** Which of the two encodings of Russian a text is likeliest in. */
export interface CyrillicGuess {
  readonly likely: 'windows-1251' | 'koi8-r';
  /** Whether its letters are as frequent as in Russian, and enough of them differ. */
  readonly isSure: boolean;
  /** Encodings whose letters have the same bytes. */
  readonly others: readonly Encoding[];
}

/** Judges by the common letters where most bytes above 0x7F are letters of words; else undefined. O(bytes). */
export function guessCyrillic(bytes: Uint8Array): CyrillicGuess | undefined {
  if (!hasWords(bytes)) return undefined;
  const sample = bytes.subarray(0, SAMPLE);
  const windows = lettersIn(sample, 'windows-1251');
  const koi8 = lettersIn(sample, 'koi8-r');
  const [likely, best] =
    koi8.plausibility > windows.plausibility
      ? (['koi8-r', koi8] as const)
      : (['windows-1251', windows] as const);
  return {
    likely,
    isSure: best.plausibility > 0.55 && best.distinct >= FEWEST_DISTINCT,
    others: ['windows-1251', 'koi8-r', 'windows-1253', 'windows-1255', 'windows-1256'],
  };
}

const SAMPLE = 65_536;

const FEWEST_DISTINCT = 8;

/** Whether most bytes above 0x7F are letters of Windows-1251 and stand in words; Western texts have them one by one. */
function hasWords(bytes: Uint8Array): boolean {
  let letters = 0;
  let others = 0;
  let runs = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    if (bytes[i]! >= 0xc0 || bytes[i] === 0xa8 || bytes[i] === 0xb8) letters++;
    else others++;
    if (i === 0 || bytes[i - 1]! < 0x80) runs++;
  }
  return letters > 10 && letters > 10 * others && letters > 2.5 * runs;
}

/** How many letters differ, and the share of the common ones, two thirds in Russian, less that of capitals inside of words. */
function lettersIn(
  bytes: Uint8Array,
  encoding: CyrillicGuess['likely'],
): { readonly plausibility: number; readonly distinct: number } {
  const text = new TextDecoder(encoding).decode(bytes);
  const letters = text.toLowerCase().match(/[а-яё]/g) ?? [];
  const common = text.match(/[оеаинтсрвл]/gi)?.length ?? 0;
  const capitals = text.match(/[а-яё][А-ЯЁ]/g)?.length ?? 0;
  return {
    plausibility: (common - 2 * capitals) / Math.max(1, letters.length),
    distinct: new Set(letters).size,
  };
}
