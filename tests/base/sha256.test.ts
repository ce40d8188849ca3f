import { createHash } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/base/sha256.ts';
import { simdSha256 } from '../../src/base/simd/simd-sha256.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 31) & 255);

describe('simdSha256', () => {
  test('is SHA-256 for every length around its blocks and its memory', () => {
    for (const length of [...Array(200).keys(), 65_535, 65_536, 65_537, 200_000]) {
      const hash = simdSha256();
      hash.update(counting(length));
      const expected = createHash('sha256').update(counting(length)).digest('hex');
      expect([length, hexOf(hash.digest())]).toEqual([length, expected]);
    }
  });

  test('does not depend on how the bytes are parted, nor on other hashes in between', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 });
    fc.assert(
      fc.property(lengths, (parts) => {
        const one = simdSha256();
        const other = simdSha256();
        const reference = sha256.create();
        for (const length of parts) {
          one.update(counting(length));
          reference.update(counting(length));
          other.update(counting(length + 1));
        }
        expect(hexOf(one.digest())).toBe(hexOf(reference.digest()));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('digest', () => {
  test('keeps the values it always had', () => {
    const hash = digest().array(Float64Array.of(1.5, NaN)).text('é').texts(['ab', 'c']);
    expect(hash.hex()).toBe('567428cd778bec430882326ff8f7786e33a0e0c448017806f6589812529914ce');
  });

  test('tells texts and arrays apart by where they end', () => {
    const texts = (list: readonly string[]): string => digest().texts(list).hex();
    expect(texts(['ab', 'c'])).not.toBe(texts(['a', 'bc']));
    const arrays = (...parts: Uint8Array[]): string =>
      parts.reduce((hash, part) => hash.array(part), digest()).hex();
    expect(arrays(Uint8Array.of(1, 2), Uint8Array.of(3))).not.toBe(
      arrays(Uint8Array.of(1), Uint8Array.of(2, 3)),
    );
  });
});
