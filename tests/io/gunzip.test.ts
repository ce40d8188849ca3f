import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { crc32 } from '../../src/io/crc32.ts';
import { createGunzip } from '../../src/io/gunzip.ts';
import type { UnpackLimits } from '../../src/io/unpack-limits.ts';
import { utf8 } from './read-file.ts';

const text = Array.from({ length: 5000 }, (_, i) => `C${(i * 7919) % 331},2024-01-0${1 + (i % 9)},${i}`).join(
  '\n',
);

function unpacked(bytes: Uint8Array, piece: number, limits?: UnpackLimits): string {
  const gunzip = createGunzip('x.gz', limits);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += piece) parts.push(...gunzip.push(bytes.subarray(at, at + piece)));
  parts.push(...gunzip.finish());
  return Buffer.concat(parts).toString();
}

describe('createGunzip', () => {
  const packed = new Uint8Array(gzipSync(text));

  test.each([1, 7, 1000, 1_000_000])('unpacks in pieces of %i bytes', (piece) => {
    expect(unpacked(packed, piece)).toBe(text);
  });

  test('unpacks several members as one', () => {
    const two = Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n')]);
    expect(unpacked(new Uint8Array(two), 1000)).toBe('a,b\n1,2\n');
    expect(unpacked(new Uint8Array(two), 3)).toBe('a,b\n1,2\n');
  });

  test.each([0.1, 0.5, 0.99])('a stream cut at %d of its length is refused', (share) => {
    expect(() => unpacked(packed.subarray(0, Math.floor(packed.length * share)), 1000)).toThrow(InputError);
  });

  test('a stream without its checksum is refused', () => {
    expect(() => unpacked(packed.subarray(0, -8), 1000)).toThrow(InputError);
    expect(() => unpacked(packed.subarray(0, -1), 1000)).toThrow(InputError);
  });

  test('a wrong checksum is refused', () => {
    const damaged = packed.slice();
    damaged[damaged.length - 6]! ^= 1;
    expect(() => unpacked(damaged, 1000)).toThrow(/damaged/);
  });

  test('a changed byte inside is refused', () => {
    const damaged = packed.slice();
    damaged[Math.floor(damaged.length / 2)]! ^= 0xff;
    expect(() => unpacked(damaged, 1000)).toThrow(InputError);
  });

  test('a bomb is refused by ratio and by size', () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(3_000_000)));
    const limits = { maxBytes: 1e9, maxRatio: 200, ratioFromBytes: 1_000_000 };
    expect(() => unpacked(bomb, 1000, limits)).toThrow(/extreme size/);
    expect(() => unpacked(bomb, 1000, { ...limits, maxRatio: 1e6, maxBytes: 1_000_000 })).toThrow(
      /extreme size/,
    );
  });
});

test('the check value of CRC-32', () => {
  expect(crc32(utf8('123456789'), 0)).toBe(0xcbf43926);
  expect(crc32(utf8('56789'), crc32(utf8('1234'), 0))).toBe(0xcbf43926);
});
