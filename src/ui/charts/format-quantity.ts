import { once } from '../../base/once.ts';
import { briefTime, UNDER_A_SECOND } from '../../base/brief-time.ts';
import { unitOfOne } from '../../base/unit-of-one.ts';
import { formatNumber, formatShare, MISSING } from '../parts/format-number.ts';

// Made when first used: each takes a browser milliseconds.
const compact = once(
  () => new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3, notation: 'compact' }),
);
const fixed = [0, 1, 2, 3, 4].map((digits) =>
  once(
    () => new Intl.NumberFormat(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ),
);
const percent = [0, 1].map((digits) =>
  once(
    () =>
      new Intl.NumberFormat(undefined, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  ),
);

/** At most three significant digits, and short beyond 100,000: 132, 0.312, 1.02M. */
export function formatShort(value: number | undefined): string {
  return value !== undefined && Math.abs(value) >= 100_000 && Number.isFinite(value)
    ? brief(value)
    : formatNumber(value);
}

/** The same for the ticks of an axis, which have little room: 23.9K. */
export function formatTick(value: number): string {
  return Math.abs(value) >= 1000 && Number.isFinite(value) ? brief(value) : formatNumber(value);
}

const brief = (value: number): string => compact().format(value).replace(/^-/, '−');

/** A fixed number of decimals, so that columns of numbers align; a true minus, and never a negative zero. */
export function formatFixed(value: number, digits: 0 | 1 | 2 | 3 | 4): string {
  if (!Number.isFinite(value)) return MISSING;
  const text = fixed[digits]?.().format(value) ?? MISSING;
  return /[1-9]/.test(text) ? text.replace(/^-/, '−') : text.replace(/^[-−]/, '');
}

/** A share for a label: whole percents from ten on, one decimal below. */
export function formatPercent(share: number | undefined): string {
  if (share === undefined || !Number.isFinite(share)) return MISSING;
  return percent[Math.abs(share) >= 0.0995 || share === 0 ? 0 : 1]?.().format(share) ?? MISSING;
}

/** A value with its unit, at most three significant digits; shares become percentages. */
export function formatQuantity(value: number | undefined, unit: string): string {
  const after = shortUnit(unit);
  const brief = after === 'days' ? briefTime(value ?? NaN) : undefined;
  if (brief !== undefined)
    return brief.unit === 'seconds' && Math.abs(brief.value) < 1
      ? UNDER_A_SECOND
      : counted(formatBare(brief.value, ''), brief.unit);
  const text = formatBare(value, after);
  return after === 'share' || after === '×' || after === '' || text === MISSING ? text : counted(text, after);
}

function counted(number: string, unit: string): string {
  return `${number} ${number === '1' ? unitOfOne(unit) : unit}`;
}

/** Two values of one unit, which is named once: "132 against 61 days". */
export function formatAgainst(value: number | undefined, other: number | undefined, unit: string): string {
  const isBrief =
    shortUnit(unit) === 'days' && [value, other].some((each) => briefTime(each ?? NaN) !== undefined);
  return `${isBrief ? formatQuantity(value, unit) : formatBare(value, shortUnit(unit))} against ${formatQuantity(other, unit)}`;
}

/** The part of a unit that is said beside a number; its explanation stays for headings and tooltips. */
export function shortUnit(unit: string): string {
  if (/^(share|probability)/.test(unit)) return 'share';
  if (unit.startsWith('×')) return '×';
  if (unit.startsWith('days')) return 'days';
  return /^currency|=|^coefficient/.test(unit) ? '' : unit;
}

function formatBare(value: number | undefined, unit: string): string {
  if (value === undefined || !Number.isFinite(value)) return MISSING;
  if (unit === 'share') return formatShare(value);
  const text = formatShort(value);
  return unit === '×' ? `${text}×` : text;
}
