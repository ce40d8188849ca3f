import { fullNumber, shortNumber } from '../../../base/number-text.ts';

/**
 * A number as reasons show it: three significant digits. With `beside`, as many more as it takes to read differently from
 * that number, so that 0.5997 is not "0.6, below 0.6". O(1).
 */
export function shownNumber(value: number, beside: number = value): string {
  for (let digits = 3; digits <= 17; digits++) {
    const text = written(value, digits);
    if (value === beside || text !== written(beside, digits)) return text;
  }
  return shortNumber(value);
}

function written(value: number, digits: number): string {
  return fullNumber(Number(value.toPrecision(digits)));
}
