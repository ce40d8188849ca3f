import { countText } from '../base/number-text.ts';
/** Where in a page to look, and how many values it says it has. */
export interface EncodedRuns {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Bits of a value. */
  readonly width: number;
  readonly values: number;
}

/** Values that a writer may add to fill its last group. */
const MOST_PADDING = 512;

/** Bits of the widest level or index. */
const MOST_WIDTH = 32;

/** Throws where a run of the hybrid of run lengths and packed bits says it is longer than its page. O(runs). */
export function checkRuns({ bytes, from, to, width, values }: EncodedRuns): void {
  if (width > MOST_WIDTH) throw new Error(`values of ${width} bits`);
  let seen = 0;
  let at = from;
  while (seen < values && at < to) {
    const header = varInt(bytes, at);
    at = header.next;
    const packed = header.value % 2 === 1;
    const half = Math.floor(header.value / 2);
    const count = packed ? half * 8 : half;
    if (count > values - seen + MOST_PADDING)
      throw new Error(`a run of ${countText(count)} values where ${countText(values - seen)} are left`);
    seen += count;
    at += packed ? half * width : Math.ceil(width / 8);
  }
}

/** Throws where differences packed in blocks have blocks of no or of extreme size; gives the end of them. O(blocks). */
export function checkDeltas(bytes: Uint8Array, from: number, values: number): number {
  const block = varInt(bytes, from);
  const parts = varInt(bytes, block.next);
  const total = varInt(bytes, parts.next);
  const each = block.value / parts.value;
  if (!(Number.isSafeInteger(each) && each > 0 && each % 8 === 0 && block.value <= MOST_BLOCK))
    throw new Error(`blocks of ${countText(block.value)} values in ${parts.value} parts`);
  if (total.value > values)
    throw new Error(`${countText(total.value)} differences where ${countText(values)} are said`);
  let at = varInt(bytes, total.next).next;
  for (let seen = 1; seen < total.value;) {
    const widths = varInt(bytes, at).next;
    at = widths + parts.value;
    for (let part = 0; part < parts.value && seen < total.value; part++) {
      at += (each / 8) * (bytes[widths + part] ?? 0);
      seen += each;
    }
    if (at > bytes.length) throw new Error('differences beyond the end of their page');
  }
  return at;
}

const MOST_BLOCK = 65_536;

/** An unsigned number of at most ten bytes, seven bits in each. */
function varInt(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let unit = 1;
  for (let at = from; at < from + 10; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('cut off within a number');
    value += (byte & 0x7f) * unit;
    unit *= 128;
    if (byte < 0x80) return { value, next: at + 1 };
  }
  throw new Error('a number without end');
}
