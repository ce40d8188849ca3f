import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { atOnce } from '../../src/base/sliced.ts';
import {
  type GammaGamma,
  type GammaGammaEdge,
  type MeanSpends,
  fitGammaGamma,
  gammaGammaExpectedSpend,
  gammaGammaLogLikelihood,
  gammaGammaMean,
  spendRows,
} from '../../src/kernels/gamma-gamma.ts';
import { hasSharedData } from '../shared-data.ts';
import { cdnowCustomers } from './cdnow.ts';
import { gammaDraw } from './simulated-purchases.ts';

const CDNOW: GammaGamma = { p: 6.25, q: 3.74, gamma: 15.44 };
/** Published means of the first ten customers. */
const PUBLISHED = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];

describe.skipIf(!hasSharedData)('on the CDNOW sample', () => {
  const customers = hasSharedData ? cdnowCustomers() : [];
  const again = customers.filter(({ repeats }) => repeats > 0);

  test('the fit is the published one', () => {
    const fit = atOnce(
      fitGammaGamma({
        purchases: again.map(({ repeats }) => repeats),
        means: again.map(({ meanSpend }) => meanSpend),
      }),
    );
    expect(again).toHaveLength(946);
    expect(Math.abs(fit.parameters.p / 6.25 - 1)).toBeLessThan(0.01);
    expect(Math.abs(fit.parameters.q / 3.74 - 1)).toBeLessThan(0.01);
    expect(Math.abs(fit.parameters.gamma / 15.44 - 1)).toBeLessThan(0.01);
    expect(Math.abs(fit.logLikelihood - -4055.92)).toBeLessThan(0.01);
    expect(fit).toMatchObject({ converged: true, edge: undefined });
    customers.slice(0, 10).forEach(({ repeats, meanSpend }, i) => {
      const found = gammaGammaExpectedSpend(fit.parameters, repeats, meanSpend);
      expect(Math.abs(found - PUBLISHED[i]!)).toBeLessThan(0.01);
    });
    for (const { repeats, meanSpend, expectedSpend } of customers) {
      const found = gammaGammaExpectedSpend(fit.parameters, repeats, meanSpend);
      expect(Math.abs(found - expectedSpend)).toBeLessThan(1e-3);
    }
  });
});

interface Planted {
  /** Shape of the spends of one customer, and of the customers' rates; undefined makes them all alike. */
  readonly p: number | undefined;
  readonly q: number | undefined;
  readonly gamma: number;
  readonly seed: number;
}

function simulatedSpends({ p, q, gamma, seed }: Planted): MeanSpends {
  const random = randomStream(seed, 'simulated spends');
  const purchases = Array.from({ length: 10_000 }, () => random.integer(1, 8));
  const means = purchases.map((x) => {
    const rate = q === undefined ? 1 / gamma : gammaDraw(random, q) / gamma;
    return p === undefined ? 1 / rate : gammaDraw(random, p * x) / x / rate;
  });
  return { purchases, means };
}

describe('fits', () => {
  test.each([1, 2, 3])('forecast what the truth would, where spend was simulated (seed %d)', (seed) => {
    const truth = { p: 3, q: 5, gamma: 40 };
    const spends = simulatedSpends({ ...truth, seed });
    const { parameters, converged, edge, logLikelihood } = atOnce(fitGammaGamma(spends));
    expect({ converged, edge }).toEqual({ converged: true, edge: undefined });
    const gain = logLikelihood - gammaGammaLogLikelihood(spendRows(spends), truth);
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeLessThan(10);
    expect(Math.abs(gammaGammaMean(parameters) / 30 - 1)).toBeLessThan(0.03);
    for (const purchases of [1, 3, 8]) {
      for (const mean of [10, 30, 90]) {
        const [found, expected] = [parameters, truth].map((model) =>
          gammaGammaExpectedSpend(model, purchases, mean),
        );
        expect(Math.abs(found! / expected! - 1)).toBeLessThan(0.05);
      }
    }
  });

  test.each<[GammaGammaEdge, Planted]>([
    ['customers alike', { p: 3, q: undefined, gamma: 40, seed: 6 }],
    ['always the same spend', { p: undefined, q: 5, gamma: 40, seed: 2 }],
    ['infinite mean', { p: 3, q: 0.8, gamma: 40, seed: 1 }],
  ])('name the edge: %s', (edge, planted) => {
    expect(atOnce(fitGammaGamma(simulatedSpends(planted))).edge).toBe(edge);
  });

  test('do not depend on the currency', () => {
    const spends = simulatedSpends({ p: 3, q: 5, gamma: 40, seed: 9 });
    const cents = { ...spends, means: Array.from(spends.means, (mean) => 100 * mean) };
    const [one, other] = [atOnce(fitGammaGamma(spends)).parameters, atOnce(fitGammaGamma(cents)).parameters];
    expect(Math.abs(other.p / one.p - 1)).toBeLessThan(1e-6);
    expect(Math.abs(other.gamma / one.gamma / 100 - 1)).toBeLessThan(1e-6);
  });

  test('have the derivatives of the likelihood', () => {
    const rows = spendRows(simulatedSpends({ p: 3, q: 5, gamma: 40, seed: 2 }));
    const derivatives = new Float64Array(3);
    gammaGammaLogLikelihood(rows, CDNOW, derivatives);
    (['p', 'q', 'gamma'] as const).forEach((name, i) => {
      const step = 1e-5 * CDNOW[name];
      const at = (value: number) => gammaGammaLogLikelihood(rows, { ...CDNOW, [name]: value });
      const slope = (at(CDNOW[name] + step) - at(CDNOW[name] - step)) / (2 * step);
      expect(Math.abs(slope / derivatives[i]! - 1)).toBeLessThan(1e-5);
    });
  });
});

test('a customer without purchases is expected to spend what all spend', () => {
  expect(gammaGammaExpectedSpend(CDNOW, 0, NaN)).toBe(gammaGammaMean(CDNOW));
});
