import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { randomStream } from '../../src/base/random.ts';
import { spreadRows } from '../../src/kernels/spread-rows.ts';

describe('spreadRows', () => {
  test('draws one row from each part, in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 1e6 }),
        (rows, share, seed) => {
          const count = Math.max(1, Math.round(share * rows));
          const drawn = [...spreadRows(rows, count, randomStream(seed))];
          expect(drawn).toHaveLength(count);
          drawn.forEach((row, part) => {
            expect(row).toBeGreaterThanOrEqual(Math.floor((part * rows) / count));
            expect(row).toBeLessThan(Math.ceil(((part + 1) * rows) / count));
          });
        },
      ),
      { seed: 1 },
    );
  });

  test('draws different rows where parts do not overlap', () => {
    const drawn = spreadRows(1000, 250, randomStream(3));
    expect(new Set(drawn).size).toBe(250);
  });

  test('draws every row about equally often', () => {
    const times = new Int32Array(30);
    for (let seed = 0; seed < 3000; seed++) {
      for (const row of spreadRows(30, 7, randomStream(seed, 'spread'))) times[row]!++;
    }
    for (const each of times) expect(Math.abs(each / 3000 - 7 / 30)).toBeLessThan(0.04);
  });

  test('takes more rows than there are for a bug', () => {
    expect(() => spreadRows(3, 4, randomStream(1))).toThrow(Bug);
  });
});
