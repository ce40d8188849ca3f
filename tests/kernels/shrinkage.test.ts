import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { meanPrior, shrunkMean } from '../../src/kernels/mean-shrinkage.ts';
import { ratePrior, shrunkRate } from '../../src/kernels/rate-shrinkage.ts';
import { gammaDraw } from './simulated-purchases.ts';

describe('rates', () => {
  test('have the prior they were drawn from', () => {
    const random = randomStream(1, 'rates');
    const exposures = Array.from({ length: 20_000 }, () => random.between(5, 40));
    const counts = exposures.map((exposure) => {
      const rate = gammaDraw(random, 2) / 10;
      let count = 0;
      for (let at = -Math.log(1 - random.unit()) / rate; at < exposure; count++)
        at -= Math.log(1 - random.unit()) / rate;
      return count;
    });
    const prior = ratePrior(counts, exposures);
    expect(Math.abs(prior.mean / 0.2 - 1)).toBeLessThan(0.03);
    expect(Math.abs(prior.strength / 10 - 1)).toBeLessThan(0.1);
  });

  test('lie between the own rate and that of all, nearer to the own the longer it was watched', () => {
    const prior = { mean: 0.1, strength: 10 };
    expect(shrunkRate(prior, 5, 10)).toBeCloseTo((0.1 + 0.5) / 2, 12);
    expect(shrunkRate(prior, 500, 1000)).toBeGreaterThan(0.49);
    expect(shrunkRate(prior, 0, 0)).toBe(0.1);
  });

  test('are all alike where counts differ by no more than chance', () => {
    const prior = ratePrior([1, 1, 1, 1], [10, 10, 10, 10]);
    expect(prior.strength).toBe(Infinity);
    expect(shrunkRate(prior, 9, 10)).toBe(prior.mean);
  });

  test('are above 0 where nothing has happened yet', () => {
    expect(ratePrior([0, 0], [4, 6])).toEqual({ mean: 0.05, strength: Infinity });
  });
});

describe('means', () => {
  test('have the prior they were drawn from', () => {
    const random = randomStream(2, 'means');
    const drawn = Array.from({ length: 5000 }, () => {
      const own = 50 + 5 * random.normal();
      return Array.from({ length: random.integer(1, 6) }, () => own + 10 * random.normal());
    });
    const prior = meanPrior(measured(drawn));
    expect(Math.abs(prior.mean - 50)).toBeLessThan(0.5);
    expect(Math.abs(prior.strength / 4 - 1)).toBeLessThan(0.15);
  });

  test('equal groups give the textbook analysis of variance', () => {
    const prior = meanPrior(
      measured([
        [1, 3],
        [5, 7],
        [9, 11],
      ]),
    );
    expect(prior.mean).toBeCloseTo(6, 12);
    expect(prior.strength).toBeCloseTo(2 / 15, 12);
    expect(shrunkMean(prior, 2, 10)).toBeCloseTo((6 * (2 / 15) + 20) / (2 / 15 + 2), 12);
  });

  test('are the mean of all where customers do not differ or none was measured', () => {
    const alike = meanPrior(
      measured([
        [1, 9],
        [9, 1],
        [5, 5],
      ]),
    );
    expect(alike).toEqual({ mean: 5, strength: Infinity });
    expect(shrunkMean(alike, 2, 9)).toBe(5);
    expect(shrunkMean({ mean: 5, strength: 2 }, 0, NaN)).toBe(5);
  });

  test('weigh half where nobody was measured twice, and know nothing of nobody', () => {
    expect(meanPrior(measured([[2], [6], []]))).toEqual({ mean: 4, strength: 1 });
    expect(meanPrior(measured([[], []])).mean).toBeNaN();
  });
});

function measured(groups: readonly (readonly number[])[]) {
  const means = groups.map((group) =>
    group.length === 0 ? 0 : group.reduce((sum, x) => sum + x, 0) / group.length,
  );
  return {
    counts: groups.map((group) => group.length),
    means,
    squares: groups.map((group, i) => group.reduce((sum, x) => sum + (x - means[i]!) ** 2, 0)),
  };
}
