import type { NumberSetting } from '../../engine/setting.ts';

const NO_LIMIT = 1e12;

/** Whether a value is a bound so far out that it means "no limit"; its field is then empty. */
export function hasNoLimit(setting: NumberSetting, value: number): boolean {
  return Math.abs(value) >= NO_LIMIT && (value === setting.min || value === setting.max);
}

/** What stands in the field. */
export function numberText(setting: NumberSetting, value: number): string {
  return hasNoLimit(setting, value) || Number.isNaN(value) ? '' : String(value);
}

/** The value that a text stands for; NaN when it is no number. */
export function numberOf(setting: NumberSetting, text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return hasNoLimit(setting, setting.fallback) ? setting.fallback : NaN;
  return Number(trimmed.replaceAll(/[\s_]/g, ''));
}
