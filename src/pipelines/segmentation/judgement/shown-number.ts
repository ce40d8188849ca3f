import { fixedNumber, fullNumber, shortNumber } from '../../../base/number-text.ts';

/** A number as reasons show it: three significant digits. O(1). */
export function shownNumber(value: number): string {
  return written(value, LEAST);
}

/**
 * A number and the one that it is held against, with as many digits as it takes to read differently and then the same number
 * of decimals: "0.5998" and "0.6000", not "0.6" and "0.6". Equal numbers read the same. O(1).
 */
export function shownApart(value: number, beside: number): readonly [string, string] {
  for (let digits = LEAST; digits <= 17; digits++) {
    const texts = [written(value, digits), written(beside, digits)] as const;
    if (value !== beside && texts[0] === texts[1]) continue;
    const decimals = Math.max(...texts.map(decimalsOf));
    const scientific = texts.some((text) => text.includes('e'));
    return digits === LEAST || scientific
      ? texts
      : [fixedNumber(value, decimals), fixedNumber(beside, decimals)];
  }
  return [shortNumber(value), shortNumber(beside)];
}

const LEAST = 3;

function written(value: number, digits: number): string {
  return fullNumber(Number(value.toPrecision(digits)));
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
