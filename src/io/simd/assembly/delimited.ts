/** Bytes that are looked at together; a record has to fit into them. */
const CAPACITY: i32 = 262_144;
const MOST_ROWS: i32 = 8192;
const MOST_FIELDS: i32 = 65_536;
const MOST_CELLS: i32 = 16;
/** Texts that one column's dictionary holds at most; the rest is asked for again each time. */
const MOST_TEXTS: i32 = 1_048_576;

const LF: i32 = 10;
const CR: i32 = 13;
const QUOTE: i32 = 34;

/** How `take` ended: bytes are wanted, the tables of rows are full, or quotes stand in no known way. */
const WANTS_BYTES: i32 = 0;
const FULL: i32 = 1;
const ODD: i32 = 2;

/** What is made of a cell. */
const NUMBER: i32 = 0;
const TIME: i32 = 1;
const TEXT: i32 = 2;
const KEY: i32 = 3;

/** What a row is: plain, with a cell to be read as text, or with quotes or line ends to be rewritten. */
const AS_TEXT: u8 = 1;
const REWRITTEN: u8 = 2;

const bytes: usize = memory.data(CAPACITY + 64, 16);
/** Where delimiters, quotes and line ends stand. */
const places: usize = memory.data((CAPACITY + 16) << 2, 16);
const fieldStarts: usize = memory.data(MOST_FIELDS << 2, 16);
const fieldEnds: usize = memory.data(MOST_FIELDS << 2, 16);
const fieldHashes: usize = memory.data(MOST_FIELDS << 3, 16);
const firstFields: usize = memory.data((MOST_ROWS + 1) << 2, 16);
const rowFlags: usize = memory.data(MOST_ROWS, 16);
const rowHashes: usize = memory.data(MOST_ROWS << 3, 16);
const values: usize = memory.data((MOST_ROWS << 3) * MOST_CELLS, 16);

/** Of each cell: kind, column, two parameters, table, mask, texts: 32-bit words. */
const cells: usize = memory.data(MOST_CELLS << 5, 16);

/** Sixteen bytes of ones before as many zeros: a window on them keeps the first bytes of a vector. */
const MASKS: usize = memory.data<u64>([0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0, 0]);

/** Added to codes from −1 on, so that 0 stands for a text that is not known. */
const KNOWN: i32 = 2;

const POWERS: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

let delimiter: i32 = 44;
let columns: i32 = 0;
let cellCount: i32 = 0;
let length: i32 = 0;
let placeCount: i32 = 0;
let nextPlace: i32 = 0;
let consumed: i32 = 0;
let status: i32 = 0;

export function bytesAt(): usize {
  return bytes;
}
export function fieldStartsAt(): usize {
  return fieldStarts;
}
export function fieldEndsAt(): usize {
  return fieldEnds;
}
export function firstFieldsAt(): usize {
  return firstFields;
}
export function rowFlagsAt(): usize {
  return rowFlags;
}
export function rowHashesAt(): usize {
  return rowHashes;
}
export function valuesAt(cell: i32): usize {
  return values + <usize>(MOST_ROWS << 3) * cell;
}
export function consumedTo(): i32 {
  return consumed;
}
export function howEnded(): i32 {
  return status;
}

/** Rows have `width` fields, set apart by a byte. */
export function open(byte: i32, width: i32): void {
  delimiter = byte;
  columns = width;
}

/** Has a column read. Parameters of numbers: the decimal mark; of times: what bare numbers are, day first or month first and the offset. */
export function addCell(kind: i32, column: i32, first: i32, second: i32): i32 {
  const cell = cells + ((<usize>cellCount) << 5);
  store<i32>(cell, kind);
  store<i32>(cell, column, 4);
  store<i32>(cell, first, 8);
  store<i32>(cell, second, 12);
  if (kind == TEXT) {
    const slots: i32 = 1024;
    const table = newTable(slots);
    if (table == 0) unreachable();
    store<usize>(cell, table, 16);
    store<i32>(cell, slots - 1, 20);
    store<i32>(cell, 0, 24);
  }
  return cellCount++;
}

/** Finds what delimits in the first bytes; whether some of them are no ASCII. */
export function scan(size: i32): i32 {
  length = size;
  consumed = 0;
  nextPlace = 0;
  const delimiters = i8x16.splat(<i8>delimiter);
  const newlines = i8x16.splat(<i8>LF);
  const returns = i8x16.splat(<i8>CR);
  const quotes = i8x16.splat(<i8>QUOTE);
  let wide: i32 = 0;
  let put = places;
  for (let at: i32 = 0; at < size; at += 16) {
    const block = v128.load(bytes + at);
    const found = v128.or(
      v128.or(i8x16.eq(block, delimiters), i8x16.eq(block, newlines)),
      v128.or(i8x16.eq(block, returns), i8x16.eq(block, quotes)),
    );
    let mask = i8x16.bitmask(found);
    let high = i8x16.bitmask(block);
    if (at + 16 > size) {
      const valid = (1 << (size - at)) - 1;
      mask &= valid;
      high &= valid;
    }
    wide |= high;
    while (mask != 0) {
      store<i32>(put, at + ctz(mask));
      put += 4;
      mask &= mask - 1;
    }
  }
  placeCount = <i32>((put - places) >> 2);
  return wide != 0 ? 1 : 0;
}

/** Cuts the next records and reads their cells; the number of rows. */
export function take(): i32 {
  let row: i32 = 0;
  let field: i32 = 0;
  let place = nextPlace;
  let at = consumed;
  const ends = placeCount;
  const size = length;
  const cut = delimiter;
  status = WANTS_BYTES;
  while (true) {
    if (row == MOST_ROWS) {
      status = FULL;
      break;
    }
    const first = field;
    let start = at;
    let flags: u8 = 0;
    let end: i32 = 0;
    let mark: i32 = 0;
    let low: u32 = 0x811c9dc5;
    let high: u32 = 0x9747b28c;
    let whole = false;
    while (start < size) {
      let from = start;
      if (load<u8>(bytes + start) == QUOTE) {
        from = start + 1;
        place++;
        let closed = false;
        while (place < ends) {
          end = load<i32>(places + ((<usize>place) << 2));
          place++;
          mark = load<u8>(bytes + end);
          if (mark == QUOTE) {
            if (end + 1 >= size) break;
            if (load<u8>(bytes + end, 1) == QUOTE) {
              place++;
              flags |= REWRITTEN;
              continue;
            }
            closed = true;
            break;
          }
          if (mark == CR) flags |= REWRITTEN;
        }
        if (!closed) break;
        mark = load<u8>(bytes + end, 1);
        if (mark != cut && mark != LF && mark != CR) {
          status = ODD;
          break;
        }
        place++;
        start = end + 2;
      } else {
        mark = QUOTE;
        while (mark == QUOTE && place < ends) {
          end = load<i32>(places + ((<usize>place) << 2));
          place++;
          mark = load<u8>(bytes + end);
        }
        if (mark == QUOTE) break;
        start = end + 1;
      }
      if (field == MOST_FIELDS) {
        status = FULL;
        break;
      }
      const hash = hashOf(from, end);
      store<i32>(fieldStarts + ((<usize>field) << 2), from);
      store<i32>(fieldEnds + ((<usize>field) << 2), end);
      store<u64>(fieldHashes + ((<usize>field) << 3), hash);
      field++;
      low = (low ^ <u32>hash) * 0x2c1b3c6d;
      low ^= low >>> 16;
      high = (high ^ <u32>(hash >>> 32)) * 0x297a2d39;
      high ^= high >>> 14;
      if (mark == cut) continue;
      if (mark == CR) {
        if (start >= size) break;
        if (load<u8>(bytes + start) == LF) {
          start++;
          place++;
        }
      }
      whole = true;
      break;
    }
    if (!whole) {
      if (status == FULL && row == 0) status = ODD;
      field = first;
      break;
    }
    if (field - first != columns) flags |= AS_TEXT;
    store<i32>(firstFields + ((<usize>row) << 2), first);
    store<u8>(rowFlags + row, flags);
    store<u32>(rowHashes + ((<usize>row) << 3), low);
    store<u32>(rowHashes + ((<usize>row) << 3), high, 4);
    row++;
    at = start;
    consumed = at;
    nextPlace = place;
  }
  store<i32>(firstFields + ((<usize>row) << 2), field);
  for (let cell: i32 = 0; cell < cellCount; cell++) readCells(cell, row);
  return row;
}

/** Moves what is left to the front; how many bytes. */
export function keepRest(): i32 {
  const rest = length - consumed;
  memory.copy(bytes, bytes + consumed, rest);
  return rest;
}

/** Remembers what stands for the text of a field: a code from −1 on. */
export function learn(index: i32, field: i32, code: i32): void {
  const cell = cells + ((<usize>index) << 5);
  const texts = load<i32>(cell, 24);
  if (texts >= MOST_TEXTS) return;
  const hash = load<u64>(fieldHashes + ((<usize>field) << 3));
  const start = load<i32>(fieldStarts + ((<usize>field) << 2));
  const size = load<i32>(fieldEnds + ((<usize>field) << 2)) - start;
  if (lookUp(cell, hash, start, size) != 0) return;
  let table = load<usize>(cell, 16);
  let mask = load<i32>(cell, 20);
  if ((texts + 1) * 8 > (mask + 1) * 5) {
    const wider = newTable((mask + 1) * 2);
    if (wider == 0) return;
    const widerMask = mask * 2 + 1;
    for (let slot = table; slot < table + ((<usize>(mask + 1)) << 5); slot += 32) {
      if (load<i32>(slot, 8) != 0) memory.copy(freeSlot(wider, widerMask, load<u64>(slot)), slot, 32);
    }
    table = wider;
    mask = widerMask;
    store<usize>(cell, table, 16);
    store<i32>(cell, mask, 20);
  }
  const text = size <= 16 ? 0 : newSpace(size);
  if (size > 16 && text == 0) return;
  const slot = freeSlot(table, mask, hash);
  store<u64>(slot, hash);
  store<i32>(slot, code + KNOWN, 8);
  store<i32>(slot, size, 12);
  if (size <= 16) v128.store(slot, shortText(start, size), 16);
  else {
    memory.copy(text, bytes + start, size);
    store<usize>(slot, text, 16);
  }
  store<i32>(cell, texts + 1, 24);
}

let top: usize = (__heap_base + 15) & ~15;

/** Memory that is never given back: what dictionaries grow by. Zero where there is no more. */
function newSpace(size: usize): usize {
  const at = top;
  const end = (top + size + 15) & ~15;
  const missing = <i32>end - (memory.size() << 16);
  if (missing > 0 && memory.grow((missing >>> 16) + 17) < 0) return 0;
  top = end;
  return at;
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
  const mixed = <u32>hash ^ (<u32>(hash >>> 32) * 0x9e3779b1);
  return <i32>(mixed ^ (mixed >>> 15));
}

/** What stands for a text, zero for one that is not known. A slot has hash, code, size, and up to 16 bytes or where they lie. */
function lookUp(cell: usize, hash: u64, start: i32, size: i32): i32 {
  const table = load<usize>(cell, 16);
  const mask = load<i32>(cell, 20);
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

function hashOf(start: i32, end: i32): u64 {
  const size = end - start;
  let low: u32 = size;
  let high: u32 = ~size;
  let at = bytes + start;
  const stop = bytes + end;
  while (at + 4 <= stop) {
    const word = load<u32>(at);
    low = (low ^ word) * 0x85ebca6b;
    low ^= low >>> 15;
    high = (high ^ word) * 0xc2b2ae35;
    high ^= high >>> 13;
    at += 4;
  }
  if (at < stop) {
    const word = load<u32>(at) & ((1 << ((<u32>(stop - at)) << 3)) - 1);
    low = (low ^ word) * 0x85ebca6b;
    low ^= low >>> 15;
    high = (high ^ word) * 0xc2b2ae35;
    high ^= high >>> 13;
  }
  return ((<u64>high) << 32) | low;
}

/** Keeps what only has to be loaded from being left out. */
let loaded: u64 = 0;

/** Reads a column of the rows that were cut; a row with a cell of an uncommon kind is to be taken as text. */
function readCells(index: i32, rows: i32): void {
  const cell = cells + ((<usize>index) << 5);
  const kind = load<i32>(cell);
  const column = load<i32>(cell, 4);
  const results = values + <usize>((index * MOST_ROWS) << 3);
  if (kind == TEXT) {
    if (load<i32>(cell, 20) >= 4096) awaitSlots(cell, column, rows);
    for (let row: i32 = 0; row < rows; row++) {
      if (load<u8>(rowFlags + row) != 0) continue;
      const field = load<i32>(firstFields + ((<usize>row) << 2)) + column;
      const start = load<i32>(fieldStarts + ((<usize>field) << 2));
      const size = load<i32>(fieldEnds + ((<usize>field) << 2)) - start;
      const meaning = lookUp(cell, load<u64>(fieldHashes + ((<usize>field) << 3)), start, size);
      store<i32>(results + ((<usize>row) << 2), meaning - KNOWN);
    }
    return;
  }
  for (let row: i32 = 0; row < rows; row++) {
    if (load<u8>(rowFlags + row) != 0) continue;
    const field = load<i32>(firstFields + ((<usize>row) << 2)) + column;
    const start = load<i32>(fieldStarts + ((<usize>field) << 2));
    const end = load<i32>(fieldEnds + ((<usize>field) << 2));
    const result = results + ((<usize>row) << 3);
    if (kind == KEY) {
      store<u64>(result, load<u64>(fieldHashes + ((<usize>field) << 3)));
      continue;
    }
    let value: f64 = NaN;
    if (kind == TIME) value = timeOf(start, end, load<i32>(cell, 8), load<i32>(cell, 12));
    else if (end > start) value = numberOf(start, end, load<i32>(cell, 8));
    store<f64>(result, value);
    if (value != value && (kind == TIME || end > start)) store<u8>(rowFlags + row, AS_TEXT);
  }
}

/** Loads the slots of all texts one after the other, so that looking them up waits for memory once and not each time. */
function awaitSlots(cell: usize, column: i32, rows: i32): void {
  const table = load<usize>(cell, 16);
  const mask = load<i32>(cell, 20);
  let sum: u64 = 0;
  for (let row: i32 = 0; row < rows; row++) {
    if (load<u8>(rowFlags + row) != 0) continue;
    const field = load<i32>(firstFields + ((<usize>row) << 2)) + column;
    const at = slotOf(load<u64>(fieldHashes + ((<usize>field) << 3))) & mask;
    sum += load<u64>(table + ((<usize>at) << 5));
  }
  loaded = sum;
}

/** Digits with a sign and a mark, up to 15 of them: exact (Clinger 1990). NaN for what is written otherwise. */
function numberOf(start: i32, end: i32, mark: i32): f64 {
  let at = bytes + start;
  const stop = bytes + end;
  const sign = load<u8>(at);
  if (sign == 45 || sign == 43) at++;
  let mantissa: i64 = 0;
  let digits: i32 = 0;
  let scale: i32 = -1;
  for (; at < stop; at++) {
    const code = <i32>load<u8>(at);
    const digit = code - 48;
    if (<u32>digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (scale >= 0) scale++;
    } else if (code == mark && scale < 0) scale = 0;
    else return NaN;
  }
  if (digits == 0 || digits > 15) return NaN;
  const whole = <f64>mantissa;
  const value = scale > 0 ? whole / load<f64>(POWERS + ((<usize>scale) << 3)) : whole;
  return sign == 45 ? -value : value;
}

/** What bare numbers are; the same numbers as in the wrapper. */
const COMPACT: i32 = 0;
const SECONDS: i32 = 1;
const MILLISECONDS: i32 = 2;

/** Milliseconds since 1970 of times in the common ways; NaN for what is written otherwise. `how`: what bare numbers are, and 16 for month first. */
function timeOf(start: i32, end: i32, how: i32, zone: i32): f64 {
  const size = end - start;
  const at = bytes + start;
  if (size < 8) return NaN;
  const fourth = <i32>load<u8>(at, 4);
  if (size >= 10 && (fourth == 45 || fourth == 47) && load<u8>(at, 7) == fourth) {
    const year = two(at) * 100 + two(at + 2);
    const days = dayNumber(two(at) < 0 ? -1 : year, two(at + 5), two(at + 8));
    return clocked(days, at + 10, size - 10, zone, true);
  }
  const second = <i32>load<u8>(at, 2);
  if (size >= 10 && (second == 45 || second == 47 || second == 46) && load<u8>(at, 5) == second) {
    const a = two(at);
    const b = two(at + 3);
    const century = two(at + 6);
    const rest = two(at + 8);
    if (century < 0 || rest < 0) return NaN;
    const swap = second != 46 && (how & 16) != 0;
    const days = dayNumber(century * 100 + rest, swap ? a : b, swap ? b : a);
    return clocked(days, at + 10, size - 10, zone, false);
  }
  return bareTime(at, size, how & 15, zone);
}

function bareTime(at: usize, size: i32, numbers: i32, zone: i32): f64 {
  let value: i64 = 0;
  for (let i: i32 = 0; i < size; i++) {
    const digit = <i32>load<u8>(at + i) - 48;
    if (<u32>digit > 9) return NaN;
    if (i < 18) value = value * 10 + digit;
  }
  if (size == 8) {
    if (numbers != COMPACT) return NaN;
    const year = <i32>(value / 10_000);
    if (year < 1800 || year >= 2200) return NaN;
    const days = dayNumber(year, <i32>((value / 100) % 100), <i32>(value % 100));
    return days == NO_DAY ? NaN : <f64>(<i64>days * 86_400_000 - <i64>zone * 60_000);
  }
  if (numbers == SECONDS && size >= 9 && size <= 11) return <f64>(value * 1000);
  return numbers == MILLISECONDS && (size == 11 || size == 13) ? <f64>value : NaN;
}

/** A day with the time of day that follows; `iso` texts may have a T, a fraction and a Z. */
function clocked(days: i32, clock: usize, size: i32, zone: i32, iso: bool): f64 {
  if (days == NO_DAY) return NaN;
  let minutes: i64 = <i64>days * 1440 - <i64>zone;
  if (size == 0) return <f64>(minutes * 60_000);
  const joint = <i32>load<u8>(clock);
  if (size < 6 || (joint != 32 && !(iso && (joint == 84 || joint == 116)))) return NaN;
  const hour = two(clock + 1);
  const minute = two(clock + 4);
  if (load<u8>(clock, 3) != 58 || hour < 0 || hour > 23 || minute < 0 || minute > 59) return NaN;
  minutes += hour * 60 + minute;
  if (size == 6) return <f64>(minutes * 60_000);
  if (size < 9 || load<u8>(clock, 6) != 58) return NaN;
  const second = two(clock + 7);
  if (second < 0 || second > 60) return NaN;
  let ms: i64 = minutes * 60_000 + second * 1000;
  if (size == 9) return <f64>ms;
  if (!iso) return NaN;
  let at: i32 = 9;
  const dot = <i32>load<u8>(clock, 9);
  if (dot == 46 || dot == 44) {
    let weight: i32 = 100;
    at = 10;
    while (at < size) {
      const digit = <i32>load<u8>(clock + at) - 48;
      if (<u32>digit > 9) break;
      ms += digit * weight;
      weight /= 10;
      at++;
    }
    if (at == 10) return NaN;
    if (at == size) return <f64>ms;
  }
  const last = <i32>load<u8>(clock + at);
  return at + 1 == size && (last == 90 || last == 122) ? <f64>(ms + <i64>zone * 60_000) : NaN;
}

/** Two digits as a number, negative for anything else. */
function two(at: usize): i32 {
  const tens = <i32>load<u8>(at) - 48;
  const ones = <i32>load<u8>(at, 1) - 48;
  return <u32>tens > 9 || <u32>ones > 9 ? -10_000 : tens * 10 + ones;
}

const NO_DAY: i32 = i32.MIN_VALUE;

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant 2013). */
function dayNumber(year: i32, month: i32, day: i32): i32 {
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return NO_DAY;
  const y = month <= 2 ? year - 1 : year;
  if (y < 0) return NO_DAY;
  const era = y / 400;
  const yearOfEra = y - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
}

function daysIn(year: i32, month: i32): i32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}
