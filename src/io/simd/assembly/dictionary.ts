import { hashOfWord } from './hash';
import { bytes, CAPACITY, MOST_CELLS, MOST_ROWS } from './layout';
import { newSpace } from './space';

/** Texts that one column's dictionary holds at most; the rest is asked for again each time. */
const MOST_TEXTS: i32 = 2_097_152;

/** Added to codes, so that 0 stands for a text that is not known. */
const KNOWN: i32 = 8;

/** The code of a text that is not known, nor may be given one here. */
export const UNKNOWN: i32 = -2;

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

/**
 * The code of a text. A new one is given the next code where the cell gives codes, the text may stand for itself and there is
 * room: a column may be read for several roles.
 */
export function codeOf(index: i32, cell: usize, hash: u64, start: i32, size: i32): i32 {
  const meaning = lookUp(cell, hash, start, size);
  if (meaning != 0) return meaning - KNOWN;
  const code = load<i32>(cell, NEXT);
  if (code < 0 || freshTop + size > CAPACITY || !standsForItself(start, size)) return UNKNOWN;
  if (!put(cell, hash, start, size, code)) return UNKNOWN;
  store<i32>(cell, code + 1, NEXT);
  const fresh = load<i32>(cell, FRESH);
  memory.copy(freshBytes + freshTop, bytes + start, size);
  freshTop += size;
  store<i32>(freshEndsAt(index) + ((<usize>fresh) << 2), freshTop - load<i32>(cell, FRESH_FROM));
  store<i32>(cell, fresh + 1, FRESH);
  return code;
}

/** The code of a text of up to eight bytes that is known and lies in the line of its slot; {@link UNKNOWN} for all others. */
export function codeAtOnce(cell: usize, hash: u64, start: i32, size: i32): i32 {
  if (<u32>(size - 1) >= 8) return UNKNOWN;
  const line = load<usize>(cell, TABLE) + ((<usize>(slotOf(hash) & load<i32>(cell, MASK) & ~3)) << 4);
  const text = firstBytes(start, size);
  let meaning: i32 = UNKNOWN + KNOWN;
  meaning = select(load<i32>(line, 12), meaning, isAt(line, text, size));
  meaning = select(load<i32>(line, 28), meaning, isAt(line + 16, text, size));
  meaning = select(load<i32>(line, 44), meaning, isAt(line + 32, text, size));
  meaning = select(load<i32>(line, 60), meaning, isAt(line + 48, text, size));
  return meaning - KNOWN;
}

function isAt(slot: usize, text: u64, size: i32): i32 {
  return i32(load<u64>(slot) == text) & i32(load<i32>(slot, 8) == size);
}

/** Remembers a code for a text. From the first that cannot be remembered on, no codes are given. */
export function learnText(cell: usize, hash: u64, start: i32, size: i32, code: i32): void {
  if (lookUp(cell, hash, start, size) == 0) put(cell, hash, start, size, code);
}

/** Loads the slot of a text, so that looking many up waits for memory once and not each time. */
export function touch(cell: usize, hash: u64): u64 {
  return load<u64>(load<usize>(cell, TABLE) + ((<usize>(slotOf(hash) & load<i32>(cell, MASK))) << 4));
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
  if (size <= 8) return (firstBytes(start, size) & 0x8080_8080_8080_8080) == 0;
  for (let i: i32 = 0; i < size; i++) if (load<u8>(bytes + start + i) >= 128) return false;
  return true;
}

function put(cell: usize, hash: u64, start: i32, size: i32, code: i32): bool {
  const texts = load<i32>(cell, TEXTS);
  if (texts >= MOST_TEXTS || !makeRoom(cell, texts + 1)) return refused(cell);
  const text = size <= 8 ? 0 : newSpace(size + 16);
  if (size > 8 && text == 0) return refused(cell);
  const slot = freeSlot(load<usize>(cell, TABLE), load<i32>(cell, MASK), hash);
  store<i32>(slot, size, 8);
  if (size <= 8) {
    store<u64>(slot, firstBytes(start, size));
    store<i32>(slot, code + KNOWN, 12);
  } else {
    store<u64>(slot, hash);
    store<usize>(slot, text, 12);
    store<u64>(text, hash);
    store<i32>(text, code + KNOWN, 8);
    memory.copy(text + 16, bytes + start, size);
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
  for (let slot = table; slot < table + ((<usize>(mask + 1)) << 4); slot += 16) {
    if (load<i32>(slot, 12) != 0) v128.store(freeSlot(wider, widerMask, hashOfSlot(slot)), v128.load(slot));
  }
  store<usize>(cell, wider, TABLE);
  store<i32>(cell, widerMask, MASK);
  return true;
}

/** Bytes that the processor loads together; four slots. */
const LINE: usize = 64;

function newTable(slots: i32): usize {
  const space = newSpace(((<usize>slots) << 4) + LINE - 16);
  if (space == 0) return 0;
  const table = (space + LINE - 1) & ~(LINE - 1);
  memory.fill(table, 0, (<usize>slots) << 4);
  return table;
}

function freeSlot(table: usize, mask: i32, hash: u64): usize {
  let at = slotOf(hash) & mask;
  for (let step: i32 = 1; load<i32>(table + ((<usize>at) << 4), 12) != 0; step++)
    at = nextSlot(at, step, mask);
  return table + ((<usize>at) << 4);
}

/** The place after so many steps: the four of a line of the processor's cache, and then those of the next one. */
function nextSlot(at: i32, step: i32, mask: i32): i32 {
  return (step & 3) != 0 ? (at & ~3) | ((at + 1) & 3) : ((at & ~3) + 4 + ((at + 1) & 3)) & mask;
}

/** By the uppermost bits, as many as the largest table needs: they alone depend on all characters of a short text. */
function slotOf(hash: u64): i32 {
  return <i32>(hash >>> 42);
}

function hashOfSlot(slot: usize): u64 {
  const size = load<i32>(slot, 8);
  return size <= 8 ? hashOfWord(load<u64>(slot), size) : load<u64>(slot);
}

/**
 * What stands for a text, zero for one that is not known. A slot of 16 bytes has up to eight bytes of text, size and meaning, or
 * else hash, size, and where hash, meaning and text lie.
 */
function lookUp(cell: usize, hash: u64, start: i32, size: i32): i32 {
  const table = load<usize>(cell, TABLE);
  const mask = load<i32>(cell, MASK);
  const isShort = size <= 8;
  const key = isShort ? firstBytes(start, size) : hash;
  let at = slotOf(hash) & mask;
  let step: i32 = 0;
  while (true) {
    const slot = table + ((<usize>at) << 4);
    const meaning = load<i32>(slot, 12);
    if (meaning == 0) return 0;
    if (load<u64>(slot) == key && load<i32>(slot, 8) == size) {
      if (isShort) return meaning;
      if (sameBytes(<usize>meaning + 16, bytes + start, size)) return load<i32>(<usize>meaning, 8);
    }
    at = nextSlot(at, ++step, mask);
  }
}

/** Up to eight bytes, zeros behind them. */
function firstBytes(start: i32, size: i32): u64 {
  return size == 0 ? 0 : load<u64>(bytes + start) & (u64.MAX_VALUE >>> <u64>(64 - (size << 3)));
}

function sameBytes(a: usize, b: usize, size: i32): bool {
  let i: i32 = 0;
  for (; i + 8 <= size; i += 8) if (load<u64>(a + i) != load<u64>(b + i)) return false;
  for (; i < size; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}
