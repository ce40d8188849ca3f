import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOrder } from '../../src/base/key-order.ts';
import { atOnce } from '../../src/base/sliced.ts';

const byComparing = (keys: ArrayLike<number>): number[] =>
  Array.from(keys, (_, place) => place).sort((a, b) =>
    keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b,
  );

test('numbers are ordered as comparing them orders them, equal ones in their order', () => {
  const some = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(0, -0, Infinity, -Infinity),
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 200 }), (keys) => {
      expect([...atOnce(keyOrder(Float64Array.from(keys)))]).toEqual(byComparing(keys));
    }),
  );
});
