import { expect, test } from 'vitest';
import { hashTexts } from '../../src/io/text-hash.ts';

/** A number of `length` digits that is zero but for `places`, where it counts. */
function counting(length: number, places: readonly number[], i: number): string {
  const digits = Array.from({ length }, () => '0');
  for (const [at, place] of places.entries()) digits[place] = String(Math.floor(i / 10 ** at) % 10);
  return digits.join('');
}

test.for([
  [7, 11, 15],
  [6, 7, 14, 15],
  [3, 7, 11, 15],
  [7, 15, 19, 23],
])('long numbers that differ in the digits %s alone have hashes of their own', (places) => {
  const count = 10 ** places.length;
  const hashes = Array.from({ length: count }, (_, i) => hashTexts([counting(24, places, i)]));
  expect(new Set(hashes.map(({ low, high }) => `${low} ${high}`)).size).toBe(count);
});
