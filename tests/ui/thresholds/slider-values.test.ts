import { describe, expect, test } from 'vitest';
import { economics } from '../../../src/pipelines/segmentation/settings/economics.ts';
import { validation } from '../../../src/pipelines/segmentation/settings/validation.ts';
import { nearestIndex, sliderValues, slidePosition } from '../../../src/ui/thresholds/slider-values.ts';

const { minRobustness, minSize, minTotalClv, minRoi, minDimensions } = validation.settings;

test.each([...Object.entries(validation.settings), ...Object.entries(economics.settings)])(
  'the slider of %s stops at few, growing, valid values and at the default',
  (_, setting) => {
    for (const seen of [[], [setting.fallback * 7.3], [987_654.3]]) {
      const values = sliderValues(setting, seen);
      expect(values.length).toBeLessThanOrEqual(203);
      expect(values.every((value, i) => i === 0 || value > values[i - 1]!)).toBe(true);
      expect(values.filter((value) => !setting.schema.safeParse(value).success)).toEqual([]);
      expect(values).toContain(setting.fallback);
      expect(values[0]).toBe(setting.min);
    }
  },
);

test('a short scale has every step of the setting', () => {
  expect(sliderValues(minDimensions, [])).toEqual([0, 1, 2, 3, 4]);
  expect(sliderValues(minRobustness, [0.3])).toHaveLength(101);
});

test('a huge maximum does not stretch the scale beyond what was seen', () => {
  expect(sliderValues(minSize, [164, 25]).at(-1)).toBe(200);
  expect(sliderValues(minTotalClv, [868_000]).at(-1)).toBe(1_000_000);
});

test('a long scale is finer at its lower end', () => {
  const values = sliderValues(minTotalClv, [868_000]);
  expect(values[1]! - values[0]!).toBeLessThan((values.at(-1)! - values.at(-2)!) / 10);
});

describe('places on a scale', () => {
  const values = sliderValues(minRoi, [3]);
  test('the nearest value is found, the ends hold beyond them, and no number is at the start', () => {
    expect(values[nearestIndex(values, 0.52)]).toBe(0.5);
    expect(nearestIndex(values, 1e9)).toBe(values.length - 1);
    expect(nearestIndex(values, NaN)).toBe(0);
  });
  test('positions run from 0 to 1 and agree with the slider', () => {
    expect(slidePosition(values, -5)).toBe(0);
    expect(slidePosition(values, 1e9)).toBe(1);
    expect(slidePosition(values, values[3]!)).toBeCloseTo(3 / (values.length - 1), 12);
  });
});
