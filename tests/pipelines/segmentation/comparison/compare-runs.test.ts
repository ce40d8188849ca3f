import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparedRun } from '../../../../src/pipelines/segmentation/comparison/compared-run.ts';
import {
  compareRuns,
  type RunComparison,
} from '../../../../src/pipelines/segmentation/comparison/compare-runs.ts';

const atOnce = (): Promise<void> => Promise.resolve();

function runOf(members: Readonly<Record<string, number>>, k = 4): ComparedRun {
  return {
    ids: Object.keys(members),
    labels: Uint8Array.from(Object.values(members)),
    k,
    columns: [],
    preparation: undefined,
  };
}

/** Customers of a small world, each in one of k segments. */
const runs = fc
  .dictionary(
    fc.integer({ min: 0, max: 40 }).map((n) => `c${n}`),
    fc.integer({ min: 0, max: 3 }),
    {
      minKeys: 1,
      maxKeys: 40,
    },
  )
  .map((members) => runOf(members));

const compare = (left: ComparedRun, right: ComparedRun): Promise<RunComparison> =>
  compareRuns(left, right, atOnce);

describe('two runs', () => {
  test('count every customer once: in both, or in one of them only', async () => {
    await fc.assert(
      fc.asyncProperty(runs, runs, async (left, right) => {
        const { pairs, onlyLeft, onlyRight, counts, movers, matches } = await compare(left, right);
        const all = new Set([...left.ids, ...right.ids]).size;
        expect(pairs.left.length + onlyLeft + onlyRight).toBe(all);
        expect(pairs.left.length + onlyLeft).toBe(left.ids.length);
        expect(pairs.right.length + onlyRight).toBe(right.ids.length);
        expect(counts.reduce((total, count) => total + count, 0)).toBe(pairs.left.length);
        const stay = matches.reduce((total, { both }) => total + both, 0);
        expect(stay + movers.length).toBe(pairs.left.length);
      }),
    );
  });

  test('pair the same customers, whatever their order', async () => {
    await fc.assert(
      fc.asyncProperty(runs, runs, async (left, right) => {
        const { pairs } = await compare(left, right);
        pairs.left.forEach((row, at) => expect(left.ids[row]).toBe(right.ids[pairs.right[at]!]));
      }),
    );
  });

  test('agree to the same degree in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(runs, runs, async (left, right) => {
        const there = await compare(left, right);
        const back = await compare(right, left);
        fc.pre(there.pairs.left.length > 0);
        expect(back.adjustedRand).toBeCloseTo(there.adjustedRand, 12);
        expect(back.variation.nats).toBeCloseTo(there.variation.nats, 12);
        expect(back.movers.length).toBe(there.movers.length);
      }),
    );
  });

  test('have a variation of information between nothing and what independence gives', async () => {
    await fc.assert(
      fc.asyncProperty(runs, runs, async (left, right) => {
        const { variation, pairs } = await compare(left, right);
        fc.pre(pairs.left.length > 0);
        expect(variation.nats).toBeGreaterThanOrEqual(0);
        expect(variation.nats).toBeLessThanOrEqual(variation.independent + 1e-12);
        expect(variation.nats).toBeLessThanOrEqual(variation.most + 1e-12);
      }),
    );
  });
});

describe('a run and itself', () => {
  test('have nobody moved and agree entirely, under other numbers of segments too', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (run) => {
        const renumbered = { ...run, labels: run.labels.map((label) => 3 - label) };
        for (const other of [run, { ...run, ids: [...run.ids] }, renumbered]) {
          const { adjustedRand, variation, movers, matches } = await compare(run, other);
          expect(adjustedRand).toBe(1);
          expect(variation.nats).toBeCloseTo(0, 12);
          expect(movers).toHaveLength(0);
          for (const { jaccard, share } of matches) expect([jaccard, share]).toEqual([1, 1]);
        }
      }),
    );
  });
});

test('movers are those who leave the counterpart of their segment', async () => {
  const left = runOf({ a: 0, b: 0, c: 0, d: 1, e: 1, f: 2, gone: 2 });
  const right = runOf({ f: 0, e: 1, d: 0, c: 1, b: 1, a: 1, fresh: 2 });
  const { movers, pairs, matchOf, onlyLeft, onlyRight } = await compare(left, right);
  expect([...matchOf]).toEqual([1, 0, -1, -1]);
  expect([...movers].map((place) => left.ids[pairs.left[place]!])).toEqual(['e', 'f']);
  expect([onlyLeft, onlyRight]).toEqual([1, 1]);
});

test('without a customer in common there is nothing to measure', async () => {
  const { adjustedRand, variation, movers, matches } = await compare(runOf({ a: 0 }), runOf({ b: 0 }));
  expect([adjustedRand, variation.nats]).toEqual([NaN, NaN]);
  expect(movers).toHaveLength(0);
  expect(matches).toEqual([]);
});
