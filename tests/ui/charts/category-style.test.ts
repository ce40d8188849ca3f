import { describe, expect, test } from 'vitest';
import { categoryStyle } from '../../../src/ui/charts/category-style.ts';

describe('look of a category', () => {
  test('the first eight differ in colour and in shape', () => {
    const looks = Array.from({ length: 8 }, (_, index) => categoryStyle(index, 'a', undefined));
    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(8);
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(8);
  });

  test('selecting another leaves a look as it is', () => {
    expect(categoryStyle(2, 'a', 5)).toEqual(categoryStyle(2, 'a', undefined));
    expect(categoryStyle(9, 'a', 5)).toEqual(categoryStyle(9, 'a', undefined));
  });

  test('beyond eight they are grey outlines until selected', () => {
    const grey = categoryStyle(9, 'a', undefined);
    const selected = categoryStyle(9, 'a', 9);
    expect([grey.colour, grey.hollow]).toEqual(['var(--segment-other)', true]);
    expect([selected.colour, selected.hollow]).toEqual(['var(--accent)', false]);
  });

  test('people count from one', () => {
    expect(categoryStyle(0, 'a', undefined).number).toBe('1');
  });
});
