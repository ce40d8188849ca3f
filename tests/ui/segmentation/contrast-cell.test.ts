import { describe, expect, test } from 'vitest';
import { contrastCellText, contrastCellWords } from '../../../src/ui/segmentation/contrast-cell.ts';

const cell = {
  title: 'Discounted orders',
  unit: 'share of orders',
  segment: 'segment 2 Discount hunters',
  mean: 1,
  overall: 0.094,
  effect: 2.345,
} as const;

describe('a cell of the contrasts', () => {
  test('has its mean, that of all customers and d', () => {
    expect(contrastCellText(cell.effect)).toBe('2.3');
    expect(contrastCellWords(cell)).toBe(
      'Discounted orders: mean 100% in segment 2 Discount hunters, 9.4% over all customers; d = 2.35.',
    );
  });

  test('without spread says that all members have one value', () => {
    expect([contrastCellText(Infinity), contrastCellText(-Infinity)]).toEqual(['≥ 99', '≤ −99']);
    expect(contrastCellWords({ ...cell, effect: Infinity })).toBe(
      'Discounted orders: 100% for every member of segment 2 Discount hunters, and one lower value for all other customers; 9.4% over all customers.',
    );
  });

  test('with hardly any spread stays short', () => {
    expect([-3e15, 98.4, 12.34].map(contrastCellText)).toEqual(['≤ −99', '98', '12']);
  });

  test('with too few values compares nothing', () => {
    expect(contrastCellText(NaN)).toBe('—');
    expect(contrastCellWords({ ...cell, effect: NaN })).toMatch(/too few members .* have a value to compare/);
  });
});
