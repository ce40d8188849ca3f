import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { exceedanceChance } from '../../src/kernels/exceedance.ts';
import { populationStability } from '../../src/kernels/population-stability.ts';

describe('population stability', () => {
  test('is Σ (q − p) ln(q / p) of shares, and 0 for the same shares', () => {
    const { index } = populationStability([49.5, 49.5], [79.5, 19.5], 0.99);
    expect(index).toBeCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), 12);
    expect(populationStability([30, 70], [30, 70], 0.99).index).toBe(0);
  });

  test('stays finite where a bin is empty', () => {
    expect(populationStability([0, 50], [50, 0], 0.99).index).toBeGreaterThan(4);
    expect(populationStability([0, 50], [50, 0], 0.99).index).toBeLessThan(20);
  });

  test('of samples from one population has the mean and the 99 % bound that it is compared with', () => {
    const random = randomStream(7, 'psi');
    const draw = (size: number): number[] => {
      const counts = Array.from({ length: 10 }, () => 0);
      for (let i = 0; i < size; i++) counts[Math.floor(random.unit() * 10)]!++;
      return counts;
    };
    const draws = Array.from({ length: 3000 }, () => populationStability(draw(1000), draw(300), 0.99));
    const { expected, bound } = draws[0]!;
    const mean = draws.reduce((sum, { index }) => sum + index, 0) / draws.length;
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.05);
    const beyond = draws.filter(({ index }) => index > bound).length / draws.length;
    expect(beyond).toBeGreaterThan(0.004);
    expect(beyond).toBeLessThan(0.02);
  });
});

describe('the chance of so many beyond a bound', () => {
  test('is 1 for none, and by symmetry ½ for one value against the greatest of one', () => {
    expect(exceedanceChance({ known: 100, above: 1 }, { drawn: 50, beyond: 0 })).toBe(1);
    expect(exceedanceChance({ known: 1, above: 0 }, { drawn: 1, beyond: 1 })).toBeCloseTo(0.5, 12);
    expect(exceedanceChance({ known: 9, above: 0 }, { drawn: 1, beyond: 1 })).toBeCloseTo(0.1, 12);
  });

  test('is what draws from one distribution show', () => {
    const random = randomStream(8, 'exceedance');
    let met = 0;
    for (let draw = 0; draw < 4000; draw++) {
      const known = Float64Array.from({ length: 100 }, () => random.unit()).sort();
      const beyond = Array.from({ length: 60 }, () => random.unit()).filter((value) => value > known[97]!);
      if (beyond.length >= 4) met++;
    }
    const chance = exceedanceChance({ known: 100, above: 2 }, { drawn: 60, beyond: 4 });
    expect(Math.abs(met / 4000 - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 4000));
  });
});
