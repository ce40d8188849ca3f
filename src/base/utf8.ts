import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A text in UTF-8; lone surrogates become U+FFFD. O(length). */
export function utf8Bytes(text: string): Uint8Array {
  return utf8ToBytes(text);
}
