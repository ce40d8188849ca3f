import { utf8Bytes } from '../../base/utf8.ts';

/** A field of a message: its number, and its bytes with tag and length. */
export type FieldBytes = Uint8Array;

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A whole number from 0 to 2⁵³ − 1 (Protocol Buffers encoding: base-128 varint). */
export function wholeField(field: number, value: number): FieldBytes {
  return Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)]);
}

/** A text, in UTF-8. O(length). */
export function textField(field: number, text: string): FieldBytes {
  return bytesField(field, utf8Bytes(text));
}

/** A message within a message, from its fields. O(bytes). */
export function messageField(field: number, fields: readonly FieldBytes[]): FieldBytes {
  return bytesField(field, message(fields));
}

/** Bytes as they are. O(bytes). */
export function bytesField(field: number, bytes: Uint8Array): FieldBytes {
  return message([
    Uint8Array.from([...varint(field * 8 + LENGTH_DELIMITED), ...varint(bytes.length)]),
    bytes,
  ]);
}

/** A message of these fields, in this order. O(bytes). */
export function message(fields: readonly FieldBytes[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const field of fields) {
    bytes.set(field, at);
    at += field.length;
  }
  return bytes;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}
