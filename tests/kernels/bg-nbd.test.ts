import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/base/sliced.ts';
import { type BgNbdEdge, fitBgNbd } from '../../src/kernels/bg-nbd-fit.ts';
import { bgNbdLogLikelihood } from '../../src/kernels/bg-nbd-likelihood.ts';
import {
  type BgNbd,
  bgNbdAlive,
  bgNbdExpectedPurchases,
  bgNbdNoPurchase,
  bgNbdPurchasesIfAlive,
} from '../../src/kernels/bg-nbd.ts';
import { historyGroups } from '../../src/kernels/purchase-histories.ts';
import { hasSharedData } from '../shared-data.ts';
import { cdnowCustomers, historiesOf } from './cdnow.ts';
import { type Planted, simulatedPurchases } from './simulated-purchases.ts';

/** CLVTools' parameters for the CDNOW sample, and a customer who has just made the first purchase. */
const CDNOW: BgNbd = { r: 0.2425945, alpha: 4.4136019, a: 0.7929199, b: 2.4258881 };
const NEW = { repeats: 0, recency: 0, age: 0 };

describe.skipIf(!hasSharedData)('on the CDNOW sample', () => {
  test('the fit is the published one', () => {
    const fit = atOnce(fitBgNbd(historyGroups(historiesOf(cdnowCustomers()))));
    expect(Math.abs(fit.parameters.r - 0.243)).toBeLessThan(1e-2);
    expect(Math.abs(fit.parameters.alpha - 4.414)).toBeLessThan(1e-2);
    expect(Math.abs(fit.parameters.a - 0.793)).toBeLessThan(1e-2);
    expect(Math.abs(fit.parameters.b - 2.426)).toBeLessThan(1e-2);
    expect(Math.abs(fit.logLikelihood - -9582.43)).toBeLessThan(0.01);
    expect(fit).toMatchObject({ converged: true, edge: undefined });
  });

  test('every customer has the P(alive) and the purchases of lifetimes', () => {
    const customers = cdnowCustomers();
    const { parameters } = atOnce(fitBgNbd(historyGroups(historiesOf(customers))));
    expect(customers).toHaveLength(2357);
    for (const customer of customers) {
      expect(Math.abs(bgNbdAlive(parameters, customer) - customer.alive)).toBeLessThan(1e-3);
      const expected = bgNbdExpectedPurchases(parameters, customer, 39);
      expect(Math.abs(expected - customer.expected39)).toBeLessThan(1e-3);
    }
  });
});

describe('forecasts', () => {
  test('a customer of the paper buys 1.226 times in 39 weeks', () => {
    const expected = bgNbdExpectedPurchases(CDNOW, { repeats: 2, recency: 30.43, age: 38.86 }, 39);
    expect(Math.abs(expected - 1.226)).toBeLessThan(1e-3);
  });

  test.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('a new customer makes in %d weeks %d purchases', (weeks, expected) => {
    expect(Math.abs(bgNbdExpectedPurchases(CDNOW, NEW, weeks) - expected)).toBeLessThan(5e-4);
  });

  test('a new customer makes none in 39 weeks with probability 0.574', () => {
    const paper = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    expect(bgNbdNoPurchase(paper, NEW, 39)).toBeCloseTo(0.5737864, 7);
  });

  // The closed form of the paper in 50 digits, by mpmath 1.3.0 (hyp2f1); a = 1 as the limit.
  test.each([
    [0.243, 4.414, 0.793, 2.426, 7, 38.86, 39, 5.19987577206078],
    [0.5, 2, 1, 3, 2, 20, 52, 3.77105867801813],
    [0.3, 0.5, 0.2, 0.3, 0, 0.25, 52, 7.23902082671445],
    [47.5, 3, 2.5, 1.3, 1, 0.2, 120, 2.53319682399006],
    [0.5143, 2.8845, 0.2856, 14.1087, 254, 97.29, 52, 124.344950983022],
    [2, 10, 80, 200, 3, 15, 260, 3.56542237434862],
    [0.6, 6, 1e-5, 40_000, 3, 8, 52, 13.3714285428781],
    [30, 15, 0.4, 0.5, 0, 4, 12, 5.91765202566049],
  ])(
    'r %d, alpha %d, a %d, b %d: after %d repeats in %d weeks, %d weeks more',
    (r, alpha, a, b, repeats, age, t, expected) => {
      const found = bgNbdPurchasesIfAlive({ r, alpha, a, b }, { repeats, age }, t);
      expect(Math.abs(found / expected - 1)).toBeLessThan(1e-9);
    },
  );

  test.each([
    [221, 103.42857, 103.57143],
    [254, 97.14286, 97.28571],
    [161, 94.71429, 98],
    [204, 98.57143, 99.42857],
  ])('%d repeats leave everything finite', (repeats, recency, age) => {
    const trap: BgNbd = { r: 0.5143, alpha: 2.8845, a: 0.2856, b: 14.1087 };
    const history = { repeats, recency, age };
    const alive = bgNbdAlive(trap, history);
    expect(alive).toBeGreaterThan(0);
    expect(alive).toBeLessThan(1);
    expect(bgNbdExpectedPurchases(trap, history, 52)).toBeGreaterThan(0);
    const groups = historyGroups({ repeats: [repeats], recency: [recency], age: [age] });
    expect(Number.isFinite(bgNbdLogLikelihood(groups, trap))).toBe(true);
  });

  test('stay finite and in bounds for any model and history', () => {
    const between = (low: number, high: number) =>
      fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(
        fc.record({
          r: between(1e-3, 1e3),
          alpha: between(1e-2, 1e4),
          a: between(1e-4, 1e3),
          b: between(1e-4, 1e4),
        }),
        fc.record({
          repeats: fc.integer({ min: 0, max: 2000 }),
          part: fc.double({ min: 0, max: 1, noNaN: true }),
          age: between(1e-2, 1e3),
        }),
        between(0.1, 300),
        (model, { repeats, part, age }, t) => {
          const history = { repeats, recency: repeats === 0 ? 0 : part * age, age };
          const alive = bgNbdAlive(model, history);
          const purchases = bgNbdExpectedPurchases(model, history, t);
          const none = bgNbdNoPurchase(model, history, t);
          expect(alive).toBeGreaterThanOrEqual(0);
          expect(alive).toBeLessThanOrEqual(1);
          expect(none).toBeGreaterThanOrEqual(0);
          expect(none).toBeLessThanOrEqual(1);
          expect(purchases).toBeGreaterThanOrEqual(0);
          expect(purchases).toBeLessThanOrEqual((alive * (model.r + repeats) * t) / (model.alpha + age));
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('fits', () => {
  const drawn = (planted: Partial<Planted>) =>
    historyGroups(
      simulatedPurchases({
        customers: 3000,
        rate: { r: 0.8, alpha: 6 },
        leaving: { a: 0.9, b: 3 },
        span: 60,
        seed: 1,
        ...planted,
      }),
    );

  test.each([1, 2, 3])('recover what simulated customers were drawn from (seed %d)', (seed) => {
    const groups = drawn({ customers: 8000, seed });
    const { parameters, converged, edge, logLikelihood } = atOnce(fitBgNbd(groups));
    expect({ converged, edge }).toEqual({ converged: true, edge: undefined });
    expect(Math.abs(parameters.r / 0.8 - 1)).toBeLessThan(0.1);
    expect(Math.abs(parameters.alpha / 6 - 1)).toBeLessThan(0.1);
    expect(Math.abs(parameters.a / (parameters.a + parameters.b) / (0.9 / 3.9) - 1)).toBeLessThan(0.1);
    const truth = bgNbdLogLikelihood(groups, { r: 0.8, alpha: 6, a: 0.9, b: 3 });
    expect(logLikelihood - truth).toBeGreaterThan(0);
    expect(logLikelihood - truth).toBeLessThan(10);
  });

  test('do not depend on where they start', () => {
    const groups = drawn({ customers: 4000 });
    const values = [
      { r: 0.1, a: 5, b: 5 },
      { r: 5, a: 0.05, b: 0.1 },
      { r: 1, a: 10, b: 100 },
    ].map((start) => atOnce(fitBgNbd(groups, [start])).logLikelihood);
    for (const value of values) expect(Math.abs(value - values[0]!)).toBeLessThan(1e-6);
  });

  test.each<[BgNbdEdge, Partial<Planted>]>([
    ['nobody leaves', { leaving: { each: 0 } }],
    ['one rate', { rate: { each: 0.2 } }],
    ['one probability of leaving', { leaving: { each: 0.2 } }],
    ['everybody leaves', { leaving: { each: 1 } }],
    ['all or nothing', { leaving: { share: 0.3 } }],
  ])('name the edge: %s', (edge, planted) => {
    expect(atOnce(fitBgNbd(drawn(planted))).edge).toBe(edge);
  });

  test('have the derivatives of the likelihood', () => {
    const groups = drawn({ customers: 200 });
    const derivatives = new Float64Array(4);
    bgNbdLogLikelihood(groups, CDNOW, derivatives);
    (['r', 'alpha', 'a', 'b'] as const).forEach((name, i) => {
      const step = 1e-5 * CDNOW[name];
      const at = (value: number) => bgNbdLogLikelihood(groups, { ...CDNOW, [name]: value });
      const slope = (at(CDNOW[name] + step) - at(CDNOW[name] - step)) / (2 * step);
      expect(Math.abs(slope / derivatives[i]! - 1)).toBeLessThan(1e-5);
    });
  });
});
