/** What stands where a value is missing; give the reason beside it. */
export const MISSING = '—';

type Maybe = number | null | undefined;

/**
 * At most three significant digits, thousands grouped by commas, a true minus: 120,000, 0.312, −4. Below 10⁻⁴ and from 10¹⁵ on
 * as 1.2e-5. {@link MISSING} for what is not finite. The same text on every machine, whatever its language. O(1).
 */
export function shortNumber(value: Maybe): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  return written(Number(value.toPrecision(3)));
}

/** At most six significant digits, for tables; as {@link shortNumber} otherwise. O(1). */
export function preciseNumber(value: Maybe): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  return written(Number(value.toPrecision(6)));
}

/** Every digit there is, as {@link shortNumber} otherwise. O(1). */
export function fullNumber(value: Maybe): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  return written(value);
}

/** A number with this many decimals, so that columns align; never a negative zero. O(1). */
export function fixedNumber(value: Maybe, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const text = grouped(Math.abs(value).toFixed(digits));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A whole number in full: 12,345. O(1). */
export function countText(value: Maybe): string {
  return fixedNumber(value, 0);
}

/** A share of 1 as a percentage: whole from 10% on, one decimal below, two significant digits below 0.1%. O(1). */
export function percentText(share: Maybe): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return MISSING;
  const size = Math.abs(share);
  if (size === 0) return '0%';
  if (size < 0.001) return `${written(Number((share * 100).toPrecision(2)))}%`;
  return `${fixedNumber(share * 100, size < 0.0995 ? 1 : 0)}%`;
}

/** A share of 1 as a percentage with one decimal throughout, so that columns align. O(1). */
export function fixedPercent(share: Maybe): string {
  const text = fixedNumber(share === null || share === undefined ? share : 100 * share, 1);
  return text === MISSING ? text : `${text}%`;
}

/** A share of 1 as a percentage with every digit there is. O(1). */
export function fullPercent(share: Maybe): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return MISSING;
  return `${written(Number((share * 100).toPrecision(15)))}%`;
}

/** A count with its noun: "1 segment", "3 segments". O(1). */
export function countedText(count: number, one: string, many: string = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

function written(value: number): string {
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-4 || size >= 1e15) ? size.toExponential() : grouped(String(size));
  return value < 0 ? `−${text}` : text;
}

function grouped(text: string): string {
  const [whole = '', ...fraction] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
