import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brushBetween,
  isWhole,
  placeAfterKey,
  rowsInside,
  WHOLE,
  withEnd,
} from '../../../src/ui/charts/brush.ts';

describe('a brush', () => {
  test('lies between two places in any order, on the axis', () => {
    expect(brushBetween(0.75, 0.25)).toEqual({ low: 0.25, high: 0.75 });
    expect(brushBetween(-3, 7)).toEqual(WHOLE);
    expect(isWhole(brushBetween(0, 0.99))).toBe(false);
  });

  test('has ends that stop at each other', () => {
    const brush = { low: 0.2, high: 0.6 };
    expect(withEnd(brush, 'low', 0.9)).toEqual({ low: 0.6, high: 0.6 });
    expect(withEnd(brush, 'high', 0.1)).toEqual({ low: 0.2, high: 0.2 });
    expect(withEnd(brush, 'high', 2)).toEqual({ low: 0.2, high: 1 });
  });

  test('is moved by keys in small and large steps, and to the ends', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'a'];
    expect(keys.map((key) => placeAfterKey(key, 0.5))).toEqual([0.48, 0.52, 0.6, 0.4, 0, 1, undefined]);
    expect(placeAfterKey('ArrowLeft', 0.01)).toBe(0);
  });
});

describe('rowsInside', () => {
  const one = Float32Array.of(0, 0.5, 1, NaN);
  const other = Float32Array.of(0.9, 0.9, 0.1, 0.9);

  test('keeps the rows that are inside every brush, ends included', () => {
    expect([...rowsInside([one], [{ low: 0.5, high: 1 }])!]).toEqual([1, 2]);
    const both = [
      { low: 0.5, high: 1 },
      { low: 0.5, high: 1 },
    ];
    expect([...rowsInside([one, other], both)!]).toEqual([1]);
    expect([...rowsInside([one], [{ low: 0.6, high: 0.7 }])!]).toEqual([]);
  });

  test('narrows nothing by whole axes, and leaves rows without a value out of others', () => {
    expect(rowsInside([one, other], [WHOLE, WHOLE])).toBeUndefined();
    expect([...rowsInside([one, other], [WHOLE, { low: 0.5, high: 1 }])!]).toEqual([0, 1, 3]);
    expect([...rowsInside([one], [{ low: 0, high: 0.99 }])!]).toEqual([0, 1]);
  });

  test('is what all of its brushes keep one by one', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, place), { maxLength: 40 }),
        place,
        place,
        place,
        (rows, a, b, c) => {
          const places = [0, 1].map((axis) => Float32Array.from(rows, (row) => row[axis]!));
          const brushes = [brushBetween(a, b), brushBetween(b, c)];
          const alone = brushes.map((brush, axis) => rowsInside([places[axis]!], [brush]) ?? rows.keys());
          const second = new Set(alone[1]);
          const together = rowsInside(places, brushes) ?? rows.keys();
          expect([...together]).toEqual([...alone[0]!].filter((row) => second.has(row)));
        },
      ),
    );
  });
});
