import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug, present } from '../../src/base/assert.ts';
import { randomStream } from '../../src/base/random.ts';
import { atOnce } from '../../src/base/sliced.ts';
import { MISSING, binColumns } from '../../src/kernels/binned-columns.ts';
import { type ShallowCondition, shallowRules } from '../../src/kernels/shallow-rule.ts';

const sequence = (n: number, value: (i: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => value(i));

const meets = (
  columns: readonly Float64Array[],
  conditions: readonly ShallowCondition[],
  row: number,
): boolean =>
  conditions.every(({ column, sign, threshold }) =>
    sign === '≤' ? columns[column]![row]! <= threshold : columns[column]![row]! > threshold,
  );

describe('binColumns', () => {
  test('codes a value by the thresholds below it', () => {
    const columns = [Float64Array.of(3, 1, NaN, 2, 1), Float64Array.of(0, 0, 1, NaN, 1)];
    const { codes, thresholds, sorted } = atOnce(binColumns(columns, 10));
    expect(thresholds.map((each) => Array.from(each))).toEqual([[1, 2], [0]]);
    expect(Array.from(codes)).toEqual([2, 0, 0, 0, MISSING, 1, 1, MISSING, 0, 1]);
    expect(sorted.map((each) => Array.from(each))).toEqual([
      [1, 1, 2, 3],
      [0, 0, 1, 1],
    ]);
  });

  test('has no threshold in a constant or empty column, and refuses more than 200', () => {
    const { thresholds } = atOnce(binColumns([Float64Array.of(4, 4), Float64Array.of(NaN, NaN)]));
    expect(thresholds.map((values) => values.length)).toEqual([0, 0]);
    expect(() => atOnce(binColumns([], 201))).toThrow(Bug);
  });
});

describe('shallowRules', () => {
  test('finds a planted threshold', () => {
    const columns = [sequence(100, (i) => (i * 37) % 100), sequence(100, (i) => i)];
    const labels = Uint8Array.from({ length: 100 }, (_, i) => (i > 79 ? 1 : 0));
    expect(atOnce(shallowRules(atOnce(binColumns(columns, 200)), labels, 2, 3))[1]).toEqual({
      conditions: [{ column: 1, sign: '>', threshold: 79 }],
      precision: 1,
      recall: 1,
      f1: 1,
    });
  });

  test('finds a planted box with one condition for each side', () => {
    const random = randomStream(3);
    const columns = [
      sequence(4000, () => random.unit()),
      sequence(4000, () => random.unit()),
      sequence(4000, () => random.unit()),
    ];
    const labels = Uint8Array.from({ length: 4000 }, (_, i) =>
      columns[2]![i]! > 0.5 && columns[0]![i]! <= 0.5 ? 4 : 2,
    );
    const { conditions, f1 } = present(
      atOnce(shallowRules(atOnce(binColumns(columns, 99)), labels, 5, 3))[4],
      'the rule',
    );
    expect(
      conditions
        .slice(0, 2)
        .map(({ column, sign }) => `${column} ${sign}`)
        .sort(),
    ).toEqual(['0 ≤', '2 >']);
    expect(f1).toBeGreaterThan(0.98);
  });

  test('does not take a missing value for a small or a great one', () => {
    const columns = [Float64Array.of(1, 2, NaN, NaN, 3, 4)];
    const [rule] = atOnce(shallowRules(atOnce(binColumns(columns)), Uint8Array.of(0, 0, 1, 1, 2, 2), 3, 3));
    expect(rule).toMatchObject({ conditions: [{ sign: '≤', threshold: 2 }], precision: 1, recall: 1 });
  });

  test('says nothing where nothing helps', () => {
    const constant = atOnce(binColumns([new Float64Array(6)]));
    expect(atOnce(shallowRules(constant, Uint8Array.of(0, 0, 0, 1, 1, 1), 2, 3))[1]).toMatchObject({
      conditions: [],
      precision: 0.5,
      recall: 1,
    });
    expect(atOnce(shallowRules(constant, new Uint8Array(6), 4, 3))[3]).toEqual({
      conditions: [],
      precision: 0,
      recall: NaN,
      f1: 0,
    });
  });

  test('reports the precision and recall of its conditions, and improves with each', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 9 }), { nil: NaN });
    const rows = fc.array(fc.tuple(cell, cell, fc.integer({ min: 0, max: 2 })), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, (table) => {
        const columns = [
          Float64Array.from(table, (row) => row[0]),
          Float64Array.from(table, (row) => row[1]),
        ];
        const labels = Uint8Array.from(table, (row) => row[2]);
        const binned = atOnce(binColumns(columns));
        let last = -1;
        for (const limit of [0, 1, 2, 3]) {
          const { conditions, precision, recall, f1 } = present(
            atOnce(shallowRules(binned, labels, 3, limit))[1],
            'the rule',
          );
          expect(conditions.length).toBeLessThanOrEqual(limit);
          const met = [...labels.keys()].filter((row) => meets(columns, conditions, row));
          const hits = met.filter((row) => labels[row] === 1).length;
          expect(precision).toBe(hits / met.length);
          expect(recall).toBe(hits / labels.filter((label) => label === 1).length);
          expect(f1).toBeGreaterThanOrEqual(last);
          last = f1;
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
