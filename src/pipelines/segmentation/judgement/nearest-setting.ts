import type { NumberSetting } from '../../../engine/setting.ts';

/**
 * The value of a setting nearest to its present, failing one that `value` would pass, on the setting's step and within its
 * bounds: the greatest one at or below the value for ≥, the least at or above it for ≤. Undefined where none is. O(1).
 */
export function nearestSetting(
  { min, max, step }: Pick<NumberSetting, 'min' | 'max' | 'step'>,
  sign: '≥' | '≤',
  value: number,
): number | undefined {
  const digits = Math.max(decimalsOf(min), decimalsOf(step));
  const last = Math.floor((max - min) / step + 1e-9);
  const close = Math.min(last, Math.max(0, Math.round((value - min) / step)));
  const around = sign === '≥' ? [close + 1, close, close - 1] : [close - 1, close, close + 1];
  return around
    .filter((steps) => steps >= 0 && steps <= last)
    .map((steps) => Number((min + steps * step).toFixed(digits)))
    .find((setting) => (sign === '≥' ? value >= setting : value <= setting));
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
