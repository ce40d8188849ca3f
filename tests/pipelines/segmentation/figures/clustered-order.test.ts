import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusteredOrder } from '../../../../src/pipelines/segmentation/figures/clustered-order.ts';

test('features that go together, in either direction, stand together', () => {
  const rows = [
    [1, 0.1, -0.9, 0],
    [0.1, 1, 0.2, 0.8],
    [-0.9, 0.2, 1, 0.1],
    [0, 0.8, 0.1, 1],
  ];
  const r = Float64Array.from(rows.flat());
  expect(clusteredOrder(r, 4)).toEqual([0, 2, 1, 3]);
});

test('every feature has one place, whatever is not known', () => {
  const values = fc.array(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(NaN)), {
    minLength: 49,
    maxLength: 49,
  });
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 7 }), (r, n) => {
      const order = clusteredOrder(Float64Array.from(r.slice(0, n * n)), n);
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, at) => at));
    }),
    { numRuns: 50 },
  );
});
