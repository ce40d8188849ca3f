import { utf8Bytes } from '../base/utf8.ts';

/** Texts in UTF-8 one after the other, and where each ends. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** O(characters). */
export function packTexts(texts: readonly string[]): PackedTexts {
  const joined = texts.join('');
  const bytes = utf8Bytes(joined);
  const ends = new Uint32Array(texts.length);
  const isAscii = bytes.length === joined.length;
  let end = 0;
  for (const [i, text] of texts.entries()) ends[i] = end += isAscii ? text.length : utf8Bytes(text).length;
  return { bytes, ends };
}

/** The texts themselves; long ones are views of one text that holds them all. O(bytes). */
export function unpackTexts({ bytes, ends }: PackedTexts): string[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const joined = decoder.decode(bytes);
  const isAscii = joined.length === bytes.length;
  const texts: string[] = [];
  let from = 0;
  for (const end of ends) {
    texts.push(isAscii ? joined.slice(from, end) : decoder.decode(bytes.subarray(from, end)));
    from = end;
  }
  return texts;
}

/** The texts of several lists as one list. O(bytes). */
export function joinPacked(lists: readonly PackedTexts[]): PackedTexts {
  const bytes = new Uint8Array(lists.reduce((sum, list) => sum + list.bytes.length, 0));
  const ends = new Uint32Array(lists.reduce((sum, list) => sum + list.ends.length, 0));
  let byte = 0;
  let text = 0;
  for (const list of lists) {
    bytes.set(list.bytes, byte);
    for (const end of list.ends) ends[text++] = byte + end;
    byte += list.bytes.length;
  }
  return { bytes, ends };
}
