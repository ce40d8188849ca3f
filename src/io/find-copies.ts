import type { RowHashes } from './row-hashes.ts';

/** Which rows are equal to an earlier one. */
export interface Copies {
  /** 1 for each copy, for each list of rows. */
  readonly marks: readonly Uint8Array[];
  /** Copies in each list. */
  readonly counts: readonly number[];
  /** Rows that were not compared since too many others come before them. */
  readonly uncompared: number;
}

/** Most rows that are compared with each other, 144 MB of hashes. */
export const MOST_COMPARED = 12_000_000;

/**
 * Finds copies among the rows of several lists, one after the other, by their hashes: two different rows are taken for equal with
 * probability 2⁻⁶⁴ a pair. Rows that by a bit of their hashes are no copy nor have one are left out first (Bloom 1970). Where more
 * than an eighth remain, all are parted by their hashes, so that each part is compared within the processor's cache. O(rows), and up
 * to 12 bytes a row for as long as it takes.
 */
export function findCopies(lists: readonly RowHashes[], most = MOST_COMPARED): Copies {
  const marks = lists.map(({ rows }) => new Uint8Array(rows));
  const starts = startsOf(lists);
  const rows = starts.at(-1)!;
  const pieces = piecesOf(lists, most);
  const compared = Math.min(rows, most);
  const { entries, ends } = suspectsAmong(pieces, compared) ?? inParts(pieces, compared);
  let largest = 0;
  for (const [part, end] of ends.entries()) largest = Math.max(largest, end - (ends[part - 1] ?? 0));
  const slots = new Uint32Array(1 << bitsFor(2 * largest + 2));
  const copies: number[] = [];
  for (const [part, end] of ends.entries())
    findInPart({ entries, from: ends[part - 1] ?? 0, end, slots }, copies);
  const counts = lists.map(() => 0);
  for (const row of copies) {
    const list = starts.findIndex((_, i) => row < starts[i + 1]!);
    marks[list]![row - starts[list]!] = 1;
    counts[list]!++;
  }
  return { marks, counts, uncompared: Math.max(0, rows - most) };
}

/** Where each list begins when they follow each other, and where the last one ends. */
function startsOf(lists: readonly RowHashes[]): readonly number[] {
  const starts = [0];
  for (const { rows } of lists) starts.push(starts.at(-1)! + rows);
  return starts;
}

/** Hashes of rows that follow each other, halves in turn. */
interface Piece {
  readonly hashes: Uint32Array;
  readonly firstRow: number;
}

/** The blocks of all lists up to the last row that is compared. */
function piecesOf(lists: readonly RowHashes[], most: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let firstRow = 0;
  for (const { blocks } of lists) {
    for (const block of blocks) {
      const hashes = block.subarray(0, 2 * Math.max(0, most - firstRow));
      pieces.push({ hashes, firstRow });
      firstRow += block.length / 2;
    }
  }
  return pieces;
}

/** Entries of low half, high half and row, part after part, in file order within each. */
interface Parted {
  readonly entries: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * The rows that may be copies or have one, as one part. A row whose bit by one half of its hash is set already sets a second one by
 * the other half, and so do all that are equal to it; few others share it. Undefined where they are many.
 */
function suspectsAmong(pieces: readonly Piece[], rows: number): Parted | undefined {
  const met = noBits(rows * BITS_OF_A_ROW);
  const twice = noBits(rows);
  for (const { hashes } of pieces) meet(hashes, met, twice);
  const entries = new Uint32Array(3 * (rows >>> 3));
  let length = 0;
  for (const piece of pieces) {
    length = keepSuspects(piece, twice, { entries, length });
    if (length > entries.length) return undefined;
  }
  return { entries, ends: Uint32Array.of(length / 3) };
}

/** A power of two of bits, which are found by the upper bits of a number. */
interface Bits {
  readonly words: Int32Array;
  readonly shift: number;
}

function noBits(least: number): Bits {
  const exponent = Math.max(5, bitsFor(least));
  return { words: new Int32Array(1 << (exponent - 5)), shift: 32 - exponent };
}

function meet(hashes: Uint32Array, { words, shift }: Bits, twice: Bits): void {
  for (let i = 0; i < hashes.length; i += 2) {
    const place = Math.imul(hashes[i]!, 0x85ebca6b) >>> shift;
    const word = words[place >>> 5]!;
    const bit = 1 << place;
    words[place >>> 5] = word | bit;
    if ((word & bit) === 0) continue;
    const other = hashes[i + 1]! >>> twice.shift;
    twice.words[other >>> 5]! |= 1 << other;
  }
}

/** Appends the rows whose bit is set as entries; the length with all of them, of which those beyond the end are not kept. */
function keepSuspects(
  { hashes, firstRow }: Piece,
  { words, shift }: Bits,
  { entries, length }: { readonly entries: Uint32Array; readonly length: number },
): number {
  let next = length;
  for (let i = 0; i < hashes.length; i += 2) {
    const low = hashes[i]!;
    const high = hashes[i + 1]!;
    const place = high >>> shift;
    if ((words[place >>> 5]! & (1 << place)) === 0 || (low === 0 && high === 0)) continue;
    entries[next] = low;
    entries[next + 1] = high;
    entries[next + 2] = firstRow + (i >> 1);
    next += 3;
  }
  return next;
}

function inParts(pieces: readonly Piece[], rows: number): Parted {
  const bits = Math.min(MOST_PART_BITS, bitsFor(Math.ceil(rows / ROWS_OF_A_PART)));
  const shift = 31 - bits;
  const next = new Uint32Array((1 << bits) + 1);
  for (const { hashes } of pieces) countParts(hashes, shift, next);
  for (let part = 1; part < next.length; part++) next[part]! += next[part - 1]!;
  const entries = new Uint32Array(3 * next.at(-1)!);
  for (const piece of pieces) putInParts(piece, shift, next, entries);
  return { entries, ends: next.subarray(0, -1) };
}

/** How often 2 is multiplied with itself to reach a count. */
function bitsFor(count: number): number {
  return count <= 1 ? 0 : 32 - Math.clz32(count - 1);
}

function countParts(hashes: Uint32Array, shift: number, counts: Uint32Array): void {
  for (let i = 0; i < hashes.length; i += 2) {
    const low = hashes[i]!;
    const high = hashes[i + 1]!;
    if (low !== 0 || high !== 0) counts[((mixed(low, high) >>> 1) >>> shift) + 1]!++;
  }
}

function putInParts(
  { hashes, firstRow }: Piece,
  shift: number,
  next: Uint32Array,
  entries: Uint32Array,
): void {
  for (let i = 0; i < hashes.length; i += 2) {
    const low = hashes[i]!;
    const high = hashes[i + 1]!;
    if (low === 0 && high === 0) continue;
    const at = 3 * next[(mixed(low, high) >>> 1) >>> shift]!++;
    entries[at] = low;
    entries[at + 1] = high;
    entries[at + 2] = firstRow + (i >> 1);
  }
}

/** Appends the rows that are copies. Open addressing: a slot holds one more than an entry's place; one of an earlier part is free. */
function findInPart(
  {
    entries,
    from,
    end,
    slots,
  }: {
    readonly entries: Uint32Array;
    readonly from: number;
    readonly end: number;
    readonly slots: Uint32Array;
  },
  copies: number[],
): void {
  const mask = slots.length - 1;
  for (let at = from; at < end; at++) {
    const low = entries[3 * at]!;
    const high = entries[3 * at + 1]!;
    let slot = mixed(low, high) & mask;
    for (;;) {
      const other = slots[slot]! - 1;
      if (other < from) {
        slots[slot] = at + 1;
        break;
      }
      if (entries[3 * other] === low && entries[3 * other + 1] === high) {
        copies.push(entries[3 * at + 2]!);
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
}

/** Spreads regular hashes: the upper bits choose the part, the lower ones the slot. */
function mixed(low: number, high: number): number {
  const mix = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0xc2b2ae35);
  return Math.imul(mix ^ (mix >>> 15), 0x2c1b3c6d);
}

const ROWS_OF_A_PART = 8192;

const MOST_PART_BITS = 9;

/** Bits by which rows are met first: the more, the fewer are suspected without reason. */
const BITS_OF_A_ROW = 4;
