import { bytes, CAPACITY, MOST_CELLS, MOST_ROWS } from './layout';
import { newSpace } from './space';

/** Texts that one column's dictionary holds at most; the rest is asked for again each time. */
const MOST_TEXTS: i32 = 2_097_152;

/** Added to codes, so that 0 stands for a text that is not known. */
const KNOWN: i32 = 8;

/** The code of a text that is not known, nor may be given one here. */
export const UNKNOWN: i32 = -2;

/** Sixteen bytes of ones before as many zeros: a window on them keeps the first bytes of a vector. */
const MASKS: usize = memory.data<u64>([0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0, 0]);

/** Where the table of a cell is, its mask, its texts, the code of its next text (none: −1), texts that were given one and where they lie. */
const TABLE: usize = 16;
const MASK: usize = 20;
const TEXTS: usize = 24;
const NEXT: usize = 28;
const FRESH: usize = 32;
const FRESH_FROM: usize = 36;

/** Texts that were given codes since they were last forgotten, one after the other, and where each ends behind the first of its cell. */
const freshBytes: usize = memory.data(CAPACITY, 16);
const freshEnds: usize = memory.data((MOST_ROWS << 2) * MOST_CELLS, 16);
let freshTop: i32 = 0;

export function openDictionary(cell: usize, gives: bool): void {
  const slots: i32 = 1024;
  const table = newTable(slots);
  if (table == 0) unreachable();
  store<usize>(cell, table, TABLE);
  store<i32>(cell, slots - 1, MASK);
  store<i32>(cell, 0, TEXTS);
  store<i32>(cell, gives ? 0 : -1, NEXT);
}

export function forgetFresh(): void {
  freshTop = 0;
}

/** Before the texts of a cell are looked up: those that are given codes are put behind those of the cells before. */
export function beginFresh(cell: usize): void {
  store<i32>(cell, 0, FRESH);
  store<i32>(cell, freshTop, FRESH_FROM);
}

export function freshCount(cell: usize): i32 {
  return load<i32>(cell, FRESH);
}

export function freshBytesAt(cell: usize): usize {
  return freshBytes + load<i32>(cell, FRESH_FROM);
}

export function freshEndsAt(index: i32): usize {
  return freshEnds + <usize>(MOST_ROWS << 2) * index;
}

/** The code that the next new text is given. */
export function setNext(cell: usize, code: i32): void {
  if (load<i32>(cell, NEXT) >= 0) store<i32>(cell, code, NEXT);
}

/** The code of a text. A new one is given the next code where the cell gives codes and the text may stand for itself. */
export function codeOf(index: i32, cell: usize, hash: u64, start: i32, size: i32): i32 {
  const meaning = lookUp(cell, hash, start, size);
  if (meaning != 0) return meaning - KNOWN;
  const code = load<i32>(cell, NEXT);
  if (code < 0 || !standsForItself(start, size)) return UNKNOWN;
  if (!put(cell, hash, start, size, code)) return UNKNOWN;
  store<i32>(cell, code + 1, NEXT);
  const fresh = load<i32>(cell, FRESH);
  memory.copy(freshBytes + freshTop, bytes + start, size);
  freshTop += size;
  store<i32>(freshEndsAt(index) + ((<usize>fresh) << 2), freshTop - load<i32>(cell, FRESH_FROM));
  store<i32>(cell, fresh + 1, FRESH);
  return code;
}

/** Remembers a code for a text. From the first that cannot be remembered on, no codes are given. */
export function learnText(cell: usize, hash: u64, start: i32, size: i32, code: i32): void {
  if (lookUp(cell, hash, start, size) == 0) put(cell, hash, start, size, code);
}

/** Loads the slot of a text, so that looking many up waits for memory once and not each time. */
export function touch(cell: usize, hash: u64): u64 {
  return load<u64>(load<usize>(cell, TABLE) + ((<usize>(slotOf(hash) & load<i32>(cell, MASK))) << 5));
}

/** Whether a dictionary is larger than the processor's nearest cache. */
export function isLarge(cell: usize): bool {
  return load<i32>(cell, MASK) >= 1024;
}

/** ASCII without anything to trim. */
function standsForItself(start: i32, size: i32): bool {
  if (size == 0) return false;
  const first = load<u8>(bytes + start);
  const last = load<u8>(bytes + start + size - 1);
  if (first <= 32 || first >= 127 || last <= 32 || last >= 127) return false;
  if (size <= 16) return i8x16.bitmask(shortText(start, size)) == 0;
  for (let i: i32 = 0; i < size; i++) if (load<u8>(bytes + start + i) >= 128) return false;
  return true;
}

function put(cell: usize, hash: u64, start: i32, size: i32, code: i32): bool {
  const texts = load<i32>(cell, TEXTS);
  if (texts >= MOST_TEXTS || !makeRoom(cell, texts + 1)) return refused(cell);
  const text = size <= 16 ? 0 : newSpace(size);
  if (size > 16 && text == 0) return refused(cell);
  const slot = freeSlot(load<usize>(cell, TABLE), load<i32>(cell, MASK), hash);
  store<u64>(slot, hash);
  store<i32>(slot, code + KNOWN, 8);
  store<i32>(slot, size, 12);
  if (size <= 16) v128.store(slot, shortText(start, size), 16);
  else {
    memory.copy(text, bytes + start, size);
    store<usize>(slot, text, 16);
  }
  store<i32>(cell, texts + 1, TEXTS);
  return true;
}

function refused(cell: usize): bool {
  store<i32>(cell, -1, NEXT);
  return false;
}

function makeRoom(cell: usize, texts: i32): bool {
  const table = load<usize>(cell, TABLE);
  const mask = load<i32>(cell, MASK);
  if (texts * 8 <= (mask + 1) * 5) return true;
  const wider = newTable((mask + 1) * 2);
  if (wider == 0) return false;
  const widerMask = mask * 2 + 1;
  for (let slot = table; slot < table + ((<usize>(mask + 1)) << 5); slot += 32) {
    if (load<i32>(slot, 8) != 0) memory.copy(freeSlot(wider, widerMask, load<u64>(slot)), slot, 32);
  }
  store<usize>(cell, wider, TABLE);
  store<i32>(cell, widerMask, MASK);
  return true;
}

function newTable(slots: i32): usize {
  const table = newSpace((<usize>slots) << 5);
  if (table == 0) return 0;
  memory.fill(table, 0, (<usize>slots) << 5);
  return table;
}

function freeSlot(table: usize, mask: i32, hash: u64): usize {
  let at = slotOf(hash) & mask;
  while (load<i32>(table + ((<usize>at) << 5), 8) != 0) at = (at + 1) & mask;
  return table + ((<usize>at) << 5);
}

function slotOf(hash: u64): i32 {
  return <i32>(hash ^ (hash >>> 29));
}

/** What stands for a text, zero for one that is not known. A slot has hash, code, size, and up to 16 bytes or where they lie. */
function lookUp(cell: usize, hash: u64, start: i32, size: i32): i32 {
  const table = load<usize>(cell, TABLE);
  const mask = load<i32>(cell, MASK);
  let at = slotOf(hash) & mask;
  while (true) {
    const slot = table + ((<usize>at) << 5);
    const meaning = load<i32>(slot, 8);
    if (meaning == 0) return 0;
    if (load<u64>(slot) == hash && load<i32>(slot, 12) == size) {
      const same =
        size <= 16
          ? !v128.any_true(v128.xor(shortText(start, size), v128.load(slot, 16)))
          : sameBytes(load<usize>(slot, 16), bytes + start, size);
      if (same) return meaning;
    }
    at = (at + 1) & mask;
  }
}

/** Up to 16 bytes, zeros behind them. */
function shortText(start: i32, size: i32): v128 {
  return v128.and(v128.load(bytes + start), v128.load(MASKS + 16 - size));
}

function sameBytes(a: usize, b: usize, size: i32): bool {
  let i: i32 = 0;
  for (; i + 8 <= size; i += 8) if (load<u64>(a + i) != load<u64>(b + i)) return false;
  for (; i < size; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}
