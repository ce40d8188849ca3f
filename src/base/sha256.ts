import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { simdSha256 } from './simd/simd-sha256.ts';
import { hasSimd } from './web-assembly.ts';

/** Takes parts in order and gives their SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. */
export interface Digest {
  /** Adds a typed array's bytes, little-endian as they lie in memory, behind its length. */
  array(values: ArrayBufferView): Digest;
  /** Adds a text as UTF-8, behind its length. */
  text(text: string): Digest;
  /** Adds texts one by one, so that ['ab', 'c'] and ['a', 'bc'] differ. */
  texts(texts: readonly string[]): Digest;
  hex(): string;
}

/** A new SHA-256 digest, in WebAssembly where the thread has 128-bit lanes. O(bytes), some 300 MB/s, or 150 without. */
export function digest(): Digest {
  const hash = hasSimd() ? simdSha256() : sha256.create();
  const length = (bytes: number): void => {
    hash.update(new Uint8Array(new Float64Array([bytes]).buffer));
  };
  const self: Digest = {
    array(values) {
      length(values.byteLength);
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      return self;
    },
    text(text) {
      const bytes = utf8ToBytes(text);
      length(bytes.length);
      hash.update(bytes);
      return self;
    },
    texts(texts) {
      length(texts.length);
      const joined = utf8ToBytes(texts.map((text) => `${text.length}:${text}`).join(''));
      hash.update(joined);
      return self;
    },
    hex: () => bytesToHex(hash.digest()),
  };
  return self;
}

/** SHA-256 of bytes alone, as digits. O(bytes). */
export function sha256Hex(bytes: Uint8Array): string {
  const hash = hasSimd() ? simdSha256() : sha256.create();
  hash.update(bytes);
  return bytesToHex(hash.digest());
}
