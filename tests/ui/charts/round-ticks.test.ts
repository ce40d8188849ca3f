import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundTicks } from '../../../src/ui/charts/round-ticks.ts';

describe('ticks of an axis', () => {
  test.each([
    [0, 0.53, 4, [0, 0.2, 0.4, 0.6]],
    [0, 312, 2, [0, 200, 400]],
    [0.105, 0.21, 3, [0.1, 0.15, 0.2, 0.25]],
    [-20, 30, 4, [-20, 0, 20, 40]],
  ])('%d to %d in about %d steps', (low, high, steps, expected) => {
    expect(roundTicks(low, high, steps)).toEqual(expected);
  });

  test('one value still has an axis around it', () => {
    const ticks = roundTicks(0.3, 0.3, 3);
    expect(ticks[0]).toBeLessThan(0.3);
    expect(ticks.at(-1)).toBeGreaterThan(0.3);
  });

  test('no value gives zero to one', () => {
    expect(roundTicks(Infinity, -Infinity, 3)).toEqual([0, 1]);
  });

  test('they cover the values, and are never many', () => {
    const range = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 6 }), ([low, span], steps) => {
        const ticks = roundTicks(low, low + span, steps);
        const slack = span * 1e-6 + 1e-9;
        expect(ticks[0]).toBeLessThanOrEqual(low + slack);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span - slack);
        expect(ticks.length).toBeLessThanOrEqual(steps + 2);
      }),
    );
  });
});
