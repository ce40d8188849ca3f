import { formatNumber, formatShare, MISSING } from '../parts/format-number.ts';

const compact = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3, notation: 'compact' });
const fixed = [0, 1, 2, 3, 4].map(
  (digits) => new Intl.NumberFormat(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const percent = [0, 1].map(
  (digits) => new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** At most three significant digits, and short beyond 100,000: 132, 0.312, 1.02M. */
export function formatShort(value: number | undefined): string {
  return value !== undefined && Math.abs(value) >= 100_000 && Number.isFinite(value) ? compact.format(value) : formatNumber(value);
}

/** The same for the ticks of an axis, which have little room: 23.9K. */
export function formatTick(value: number): string {
  return Math.abs(value) >= 1000 && Number.isFinite(value) ? compact.format(value) : formatNumber(value);
}

/** A fixed number of decimals, so that columns of numbers align; a true minus, and never a negative zero. */
export function formatFixed(value: number, digits: 0 | 1 | 2 | 3 | 4): string {
  if (!Number.isFinite(value)) return MISSING;
  const text = fixed[digits]?.format(value) ?? MISSING;
  return /[1-9]/.test(text) ? text.replace(/^-/, '−') : text.replace(/^[-−]/, '');
}

/** A share for a label: whole percents from ten on, one decimal below. */
export function formatPercent(share: number | undefined): string {
  if (share === undefined || !Number.isFinite(share)) return MISSING;
  return percent[Math.abs(share) >= 0.0995 || share === 0 ? 0 : 1]?.format(share) ?? MISSING;
}

/** A value with its unit, at most three significant digits; shares become percentages. */
export function formatQuantity(value: number | undefined, unit: string): string {
  if (value === undefined || !Number.isFinite(value)) return MISSING;
  if (unit === 'share' || unit === 'probability') return formatShare(value);
  return unit === '' || unit === 'currency' ? formatShort(value) : `${formatShort(value)} ${unit}`;
}
