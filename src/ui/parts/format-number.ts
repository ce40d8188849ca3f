import { once } from '../../base/once.ts';

/** What stands where a value is missing; give the reason beside it. */
export const MISSING = '—';

// Made when first used: each takes a browser milliseconds, and the page is read before any is.
const prose = once(() => new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 }));
const whole = once(() => new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 }));
const full = once(() => new Intl.NumberFormat(undefined, { maximumSignificantDigits: 15 }));
const money = once(
  () => new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);
const percent = once(() => new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }));
const alignedPercent = once(
  () =>
    new Intl.NumberFormat(undefined, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
);
const finePercent = once(
  () => new Intl.NumberFormat(undefined, { style: 'percent', maximumSignificantDigits: 2 }),
);

type Maybe = number | null | undefined;

/** At most three significant digits, for prose and charts. */
export const formatNumber = (value: Maybe): string => written(value, (number) => prose().format(number));

/** Counts in full, with grouping. */
export const formatCount = (value: Maybe): string => written(value, (number) => whole().format(number));

/** Every digit there is, for tooltips and tables. */
export const formatFull = (value: Maybe): string => written(value, (number) => full().format(number));

/** Two decimals, without a currency sign: files rarely say which currency they are in. */
export const formatMoney = (value: Maybe): string => written(value, (number) => money().format(number));

/** A share as a percentage with one decimal; small ones with two significant digits. */
export const formatShare = (value: Maybe): string =>
  written(value, (share) => (Math.abs(share) < 0.001 ? finePercent() : percent()).format(share));

/** A share with one decimal throughout, so that the shares of a column align. */
export const formatAlignedShare = (value: Maybe): string =>
  written(value, (share) =>
    share > 0 && share < 0.0005 ? `< ${alignedPercent().format(0.001)}` : alignedPercent().format(share),
  );

/** A count with its noun: "1 change", "3 changes". */
export function formatCounted(count: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A duration in the unit that fits it. */
export function formatDuration(ms: Maybe): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return MISSING;
  if (ms < 1) return '< 1 ms';
  if (ms < 999.5) return `${whole().format(ms)} ms`;
  if (ms < 60_000) return `${prose().format(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  return `${whole().format(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

/** Bytes in decimal units. */
export function formatBytes(bytes: Maybe): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return MISSING;
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${prose().format(bytes / 1000 ** step)} ${units[step]}`;
}

/** With a true minus, as wide as a plus. */
function written(value: Maybe, write: (number: number) => string): string {
  return value === null || value === undefined || !Number.isFinite(value)
    ? MISSING
    : write(value).replace(/^-/, '−');
}
