import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binOf, histogramBins } from '../../../src/ui/charts/histogram.ts';
import { linearScale, valueScale } from '../../../src/ui/charts/value-scale.ts';

describe('valueScale', () => {
  test('is in proportion where values are of one size', () => {
    const scale = valueScale([0, 1, 2, 3, 4], 4);
    expect(scale).toMatchObject({ kind: 'linear', low: 0, high: 4, ticks: [0, 1, 2, 3, 4] });
    expect(scale.at(1)).toBe(0.25);
    expect(valueScale([-5, 1, 1, 1, 5000], 4).kind).toBe('linear');
  });

  test('is logarithmic where a few are far above most, with a place for 0', () => {
    const sorted = [0, 0, 1, 2, 3, 5, 8, 13, 400, 10_000];
    const scale = valueScale(sorted, 4);
    expect(scale).toMatchObject({ kind: 'log', low: 0, high: 10_000, ticks: [0, 1, 10, 100, 1000, 10_000] });
    expect(scale.at(0)).toBe(0);
    expect(scale.at(10_000)).toBe(1);
    expect(scale.at(100) - scale.at(10)).toBeGreaterThan(0.2);
  });

  test('has an axis for no value and for one', () => {
    expect(valueScale([], 4)).toMatchObject({ low: 0, high: 1 });
    const one = valueScale([7], 4);
    expect(one.low).toBeLessThan(7);
    expect(one.high).toBeGreaterThan(7);
  });

  test('gives a value back from its place', () => {
    const value = fc.float({ min: 0, max: 1_000_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 50 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const scale = valueScale(sorted, 4);
        for (const each of sorted) {
          expect(scale.at(each)).toBeGreaterThanOrEqual(-1e-9);
          expect(scale.at(each)).toBeLessThanOrEqual(1 + 1e-9);
          expect(Math.abs(scale.valueAt(scale.at(each)) - each)).toBeLessThan(1e-6 * (1 + each));
        }
      }),
    );
  });
});

describe('histogramBins', () => {
  test('has one bin for each of a few whole numbers', () => {
    const bins = histogramBins([1, 1, 2, 5], linearScale(1, 5, 4));
    expect(bins.whole).toBe(true);
    expect([...bins.edges]).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]);
    expect([1, 2, 5].map((value) => binOf(bins, value))).toEqual([0, 1, 4]);
  });

  test('does not widen shares that are 0 or 1', () => {
    const bins = histogramBins([0, 0, 0, 1], linearScale(0, 1, 4));
    expect([bins.whole, bins.edges[0], bins.edges.at(-1)]).toEqual([false, 0, 1]);
  });

  test('covers every value with rising edges, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -10_000, max: 1_000_000, noNaN: true }), { minLength: 1, maxLength: 80 }),
        (values) => {
          const sorted = values.toSorted((a, b) => a - b);
          const bins = histogramBins(sorted, valueScale(sorted, 5));
          const { edges } = bins;
          expect(edges.length).toBeGreaterThan(2);
          expect(edges.length).toBeLessThanOrEqual(51);
          edges.slice(1).forEach((edge, at) => expect(edge).toBeGreaterThanOrEqual(edges[at]!));
          for (const value of sorted) {
            const bin = binOf(bins, value);
            expect(value).toBeGreaterThanOrEqual(edges[bin]!);
            expect(value).toBeLessThanOrEqual(edges[bin + 1]!);
          }
        },
      ),
    );
  });
});
