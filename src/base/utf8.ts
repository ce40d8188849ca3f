import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A text in UTF-8; lone surrogates become U+FFFD. O(length). */
export function utf8Bytes(text: string): Uint8Array {
  return utf8ToBytes(text);
}

/** A text that UTF-8 can hold: lone surrogates become U+FFFD. O(length). */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\uFFFD');
}

/** A text that databases can hold: NUL and lone surrogates become U+FFFD. O(length). */
export function storable(text: string): string {
  return wellFormed(text.replaceAll('\0', '\uFFFD'));
}
