import { describe, expect, test } from 'vitest';
import { digamma } from '../../src/kernels/digamma.ts';
import { logGamma } from '../../src/kernels/log-gamma.ts';
import { normalQuantile } from '../../src/kernels/normal-quantile.ts';
import { relativeError } from './oracle-data.ts';

describe('normalQuantile', () => {
  test.each([
    [0.5, 0],
    [0.75, 0.674489750196082],
    [0.975, 1.95996398454005],
    [0.001, -3.09023230616781],
    [1e-12, -7.034483825301132],
  ])('has the z of p = %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-13);
  });

  test('reaches far into the tail', () => {
    expect(relativeError([normalQuantile(1e-20)], [-9.262340089798409])).toBeLessThan(1e-14);
  });

  test('is antisymmetric, rises, and has the ends of the line', () => {
    for (let p = 0.0009765625; p < 0.5; p += 0.0009765625) {
      expect(normalQuantile(p)).toBe(-normalQuantile(1 - p));
      expect(normalQuantile(p)).toBeLessThan(normalQuantile(p + 0.0009765625));
    }
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN)]).toEqual([NaN, NaN, NaN]);
  });
});

describe('logGamma', () => {
  test.each([
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [4.25, 2.1144569274503713],
    [100, 359.1342053695754],
    [1e6, 12815504.569147611],
  ])('has the value at %d', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-14 * Math.max(1, Math.abs(expected)));
  });

  test('is the logarithm of factorials, and 0 at 1 and 2', () => {
    let factorial = 1;
    for (let n = 2; n <= 20; n++) {
      factorial *= n;
      expect(relativeError([logGamma(n + 1)], [Math.log(factorial)])).toBeLessThan(1e-14);
    }
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
    expect([logGamma(0), logGamma(-1), logGamma(NaN)]).toEqual([Infinity, NaN, NaN]);
  });
});

describe('digamma', () => {
  // mpmath 1.3.0, 50 digits.
  test.each([
    [0.01, -100.56088545786868],
    [0.5, -1.9635100260214235],
    [1, -0.5772156649015329],
    [3.3, 1.0348224890596218],
    [20, 2.970523992242149],
    [1e5, 11.512920464961896],
  ])('has the value at %d', (x, expected) => {
    expect(Math.abs(digamma(x) - expected)).toBeLessThan(2e-15 * Math.max(1, Math.abs(expected)));
  });

  test('rises by 1/x from x to x + 1, and ends at 0', () => {
    for (let x = 0.25; x < 30; x += 0.25)
      expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-14);
    expect([digamma(0), digamma(-1), digamma(NaN)]).toEqual([-Infinity, NaN, NaN]);
  });
});
