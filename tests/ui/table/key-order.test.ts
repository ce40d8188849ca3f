import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOrder, textKeys } from '../../../src/ui/table/key-order.ts';

const byComparing = (keys: ArrayLike<number | string>): number[] =>
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
      expect([...keyOrder(Float64Array.from(keys))]).toEqual(byComparing(keys));
    }),
  );
});

test('short texts are ordered by their code units', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary-ascii', maxLength: 7 })), (texts) => {
      expect([...keyOrder(textKeys(texts)!)]).toEqual(byComparing(texts));
    }),
  );
});

test('longer texts and others than ASCII have no keys', () => {
  expect(textKeys(['a', '12345678'])).toBeUndefined();
  expect(textKeys(['ä'])).toBeUndefined();
});
