import type { NumberSetting } from '../../engine/setting.ts';

/** Beyond so many values a slider has no pixel for each. */
const MOST_VALUES = 200;

/**
 * The values that a slider over a setting stops at, in increasing order, all on the setting's step: evenly up to a round
 * value above what was seen, or closer together near the lower end where that are too many. The scale does not depend on
 * the present value, so it stays while the slider is dragged.
 */
export function sliderValues(
  setting: Pick<NumberSetting, 'min' | 'max' | 'step' | 'fallback'>,
  seen: readonly number[],
): readonly number[] {
  const { min, max, step, fallback } = setting;
  const highest = Math.max(2 * fallback, min + 10 * step, ...seen.filter(Number.isFinite));
  const top = Math.min(max, roundedUp(highest));
  const steps = Math.round((top - min) / step);
  if (steps <= MOST_VALUES)
    return Array.from({ length: steps + 1 }, (_, i) => onStep(min + i * step, setting));
  const unit = Math.max(step, (fallback - min) / 4);
  const values = Array.from({ length: MOST_VALUES + 1 }, (_, i) => {
    const above = unit * Math.expm1((i / MOST_VALUES) * Math.log1p((top - min) / unit));
    return i === MOST_VALUES ? top : onStep(min + twoDigits(above), setting);
  });
  return [...new Set([...values, fallback])].toSorted((a, b) => a - b);
}

/** Index of the value nearest to this one; 0 for what is no number. */
export function nearestIndex(values: readonly number[], value: number): number {
  let best = 0;
  for (let i = 1; i < values.length; i++)
    if (Math.abs(values[i]! - value) < Math.abs(values[best]! - value)) best = i;
  return best;
}

/** Where a value lies between the first and the last one, from 0 to 1, at the pace of the slider. */
export function slidePosition(values: readonly number[], value: number): number {
  const last = values.length - 1;
  if (!(value > values[0]!)) return 0;
  if (value >= values[last]!) return 1;
  const above = values.findIndex((each) => each > value);
  const [low, high] = [values[above - 1]!, values[above]!];
  return (above - 1 + (value - low) / (high - low)) / last;
}

/** 1, 2 or 5 times a power of ten, at or above the value. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((each) => each * power >= value * 0.999) ?? 10) * power;
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

function onStep(value: number, { min, step }: Pick<NumberSetting, 'min' | 'step'>): number {
  const digits = Math.max(decimalsOf(min), decimalsOf(step));
  return Number((min + Math.round((value - min) / step) * step).toFixed(digits));
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
