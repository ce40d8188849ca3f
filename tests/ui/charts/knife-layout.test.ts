import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightOf, knifeLayout, positionAt, positionsBetween } from '../../../src/ui/charts/knife-layout.ts';

const SPACE = { top: 10, bottom: 110, gap: 10, leastBand: 5 };

describe('knifeLayout', () => {
  const values = Float32Array.of(0.5, -0.25, 0.75, 0.25, -0.5, 0);
  const categories = [0, 0, 0, 1, 1, 1];
  const layout = knifeLayout(values, (index) => categories[index]!, 2, SPACE);

  test('stacks categories and sorts each from the longest bar to the most negative', () => {
    expect([...layout.order]).toEqual([2, 0, 1, 3, 5, 4]);
    expect(layout.bands).toEqual([
      { category: 0, from: 0, to: 3, top: 10, bottom: 55, mean: 1 / 3, below: 1 },
      { category: 1, from: 3, to: 6, top: 65, bottom: 110, mean: -0.25 / 3, below: 1 },
    ]);
    expect([layout.low, layout.high]).toEqual([-0.5, 0.75]);
  });

  test('finds the bar at a height, and none in a gap', () => {
    expect([10, 24, 25, 54, 60, 65, 109].map((y) => positionAt(layout, y))).toEqual([
      0,
      0,
      1,
      2,
      undefined,
      3,
      5,
    ]);
  });

  test('finds the bars of a drag in either direction, whole bands and gaps included', () => {
    expect(positionsBetween(layout, 26, 70)).toEqual({ from: 1, to: 4 });
    expect(positionsBetween(layout, 70, 26)).toEqual({ from: 1, to: 4 });
    expect(positionsBetween(layout, -50, 500)).toEqual({ from: 0, to: 6 });
    expect(positionsBetween(layout, 57, 63)).toEqual({ from: 0, to: 0 });
  });

  test('gives a small category a band to be seen, and an empty one none', () => {
    const many = Float32Array.from({ length: 1001 }, () => 0.5);
    const { bands } = knifeLayout(many, (index) => (index === 1000 ? 2 : 0), 3, SPACE);
    expect(bands[2]!.bottom - bands[2]!.top).toBeGreaterThanOrEqual(5);
    expect(bands[1]).toMatchObject({ from: 1000, to: 1000, mean: NaN, below: 0 });
    expect(bands[2]!.bottom).toBeCloseTo(110, 9);
  });

  test('draws every bar once, in falling order, inside the space, and finds it again at its height', () => {
    const bars = fc.array(
      fc.record({ value: fc.float({ min: -1, max: 1, noNaN: true }), category: fc.nat(4) }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(bars, (drawn) => {
        const widths = Float32Array.from(drawn, ({ value }) => value);
        const made = knifeLayout(widths, (index) => drawn[index]!.category, 5, SPACE);
        expect([...made.order].toSorted((a, b) => a - b)).toEqual([...drawn.keys()]);
        for (const { category, from, to } of made.bands) {
          for (let at = from; at < to; at++) {
            expect(drawn[made.order[at]!]!.category).toBe(category);
            if (at > from)
              expect(widths[made.order[at]!]! - widths[made.order[at - 1]!]!).toBeLessThanOrEqual(2 ** -22);
            const y = heightOf(made, at);
            expect(y).toBeGreaterThan(SPACE.top);
            expect(y).toBeLessThan(SPACE.bottom);
            expect(positionAt(made, y)).toBe(at);
          }
        }
      }),
    );
  });
});
