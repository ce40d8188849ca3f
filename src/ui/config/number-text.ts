import { once } from '../../base/once.ts';
import type { NumberSetting } from '../../engine/setting.ts';

const NO_LIMIT = 1e12;

/** What parts the decimals where the browser is at home: a point or a comma. */
const decimalMarkHere = once(
  () => new Intl.NumberFormat().formatToParts(0.5).find(({ type }) => type === 'decimal')?.value,
);

/** Whether a value is a bound so far out that it means "no limit"; its field is then empty. */
export function hasNoLimit(setting: NumberSetting, value: number): boolean {
  return Math.abs(value) >= NO_LIMIT && (value === setting.min || value === setting.max);
}

/** What stands in the field. */
export function numberText(setting: NumberSetting, value: number, decimalMark = decimalMarkHere()): string {
  if (hasNoLimit(setting, value) || Number.isNaN(value)) return '';
  return decimalMark === ',' ? String(value).replace('.', ',') : String(value);
}

/**
 * The value that a text stands for; NaN when it is no number. Where decimals are parted by a comma, a comma does so
 * here, and so does a point as long as there is no comma.
 */
export function numberOf(setting: NumberSetting, text: string, decimalMark = decimalMarkHere()): number {
  const plain = text.trim().replaceAll(/[\s_]/g, '');
  if (plain === '') return hasNoLimit(setting, setting.fallback) ? setting.fallback : NaN;
  return Number(
    decimalMark === ',' && plain.includes(',') ? plain.replaceAll('.', '').replace(',', '.') : plain,
  );
}
