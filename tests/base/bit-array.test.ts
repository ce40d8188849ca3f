import { expect, test } from 'vitest';
import { bitArray, hasBit, setBit } from '../../src/base/bit-array.ts';

test('a bit array keeps each bit apart from its neighbours', () => {
  const bits = bitArray(19);
  expect(bits).toHaveLength(3);
  const chosen = [0, 7, 8, 15, 18];
  for (const index of chosen) setBit(bits, index);
  expect(Array.from({ length: 19 }, (_, index) => index).filter((index) => hasBit(bits, index))).toEqual(
    chosen,
  );
});
