import { describe, expect, it } from 'vitest';
import { estimateStages, expectedMs, type StageCost, type StageSample } from '../../src/engine/estimate.ts';

const cost = (stage: string, hostMs: number, taskMs = 0, setup = 1): StageCost => ({
  stage,
  setup,
  hostMs,
  taskMs,
  bytes: 10,
});
const sample = (stage: string, expected: number, ms: number, setup = 1): StageSample => ({
  stage,
  setup,
  expectedMs: expected,
  ms,
});
const one = (costs: readonly StageCost[], samples: readonly StageSample[], kept?: string[]) =>
  estimateStages(costs, { workers: 1, samples, pace: 1 }, new Set(kept))[0];

describe('an estimate', () => {
  it('divides the time of tasks among the workers, and counts none as one', () => {
    expect([0, 1, 2, 4].map((workers) => expectedMs(cost('a', 10, 80), workers))).toEqual([90, 90, 50, 30]);
  });

  it('is the model’s own where nothing was measured', () => {
    expect(one([cost('a', 10)], [])).toEqual({ stage: 'a', ms: 10, bytes: 10, basis: 'default' });
  });

  it('takes a pace that was tried where nothing was measured, and lets runs correct it', () => {
    const at = (samples: readonly StageSample[]) =>
      estimateStages([cost('a', 10)], { workers: 1, samples, pace: 3 })[0];
    expect(at([])).toMatchObject({ ms: 30, basis: 'default' });
    expect(at([sample('b', 10, 20)])).toMatchObject({ ms: 20, basis: 'scaled' });
  });

  it('takes the pace of the other stages where the stage itself was not measured', () => {
    expect(one([cost('a', 10)], [sample('b', 100, 250), sample('c', 100, 150)])).toMatchObject({
      ms: 20,
      basis: 'scaled',
    });
  });

  it.each([
    ['measured', 100, [[100, 300]], 300],
    [
      'interpolated',
      100,
      [
        [50, 100],
        [200, 400],
      ],
      200,
    ],
    [
      'extrapolated',
      400,
      [
        [100, 300],
        [200, 600],
      ],
      1200,
    ],
  ] as const)('is %s by its own samples', (basis, expected, samples, ms) => {
    const own = samples.map(([at, took]) => sample('a', at, took));
    expect(one([cost('a', expected)], [...own, sample('b', 1, 900)])).toMatchObject({ basis, ms });
  });

  it.each([2, undefined])(
    'takes no time of other work for a measured one, however alike the sizes: setup %s',
    (setup) => {
      const others = [90, 100, 110].map((at) => ({ ...sample('a', at, 5 * at), setup }));
      expect(one([cost('a', 100)], others)).toMatchObject({ basis: 'extrapolated', ms: 500 });
      expect(one([cost('a', 100)], [...others, sample('a', 40, 80)])).toMatchObject({
        basis: 'extrapolated',
        ms: 200,
      });
    },
  );

  it('goes by the median of the five sizes nearest to it, so that one bad run and far sizes do not count', () => {
    const near = [100, 101, 102, 99, 98].map((at, i) => sample('a', at, i === 0 ? 90 * at : 2 * at));
    const far = [1, 2, 3, 10_000].map((at) => sample('a', at, 50 * at));
    expect(one([cost('a', 100)], [...far, ...near])?.ms).toBeCloseTo(200);
  });

  it('is nothing for what the cache has, whose bytes count all the same', () => {
    expect(one([cost('a', 10)], [], ['a'])).toEqual({ stage: 'a', ms: 0, bytes: 10, basis: 'kept' });
  });

  it('does not stumble over samples that expected nothing', () => {
    expect(one([cost('a', 10)], [sample('a', 0, 5)])).toMatchObject({ ms: 10, basis: 'default' });
  });
});
