import { EMPTY_ROW, hashOfWord, TextHash, withField } from './hash';
import { fillFirstDays } from './time';
import {
  AS_TEXT,
  bytes,
  countException,
  fieldEnds,
  fieldHashes,
  fieldStarts,
  firstFields,
  MOST_FIELDS,
  places,
  REWRITTEN,
  rowFlags,
  rowHashes,
} from './layout';

const LF: i32 = 10;
const CR: i32 = 13;
const QUOTE: i32 = 34;

/** How `cutRows` ended: bytes are wanted, the tables of rows are full, or quotes stand in no known way. */
const WANTS_BYTES: i32 = 0;
const FULL: i32 = 1;
const ODD: i32 = 2;

let delimiter: i32 = 44;
let columns: i32 = 0;
let aside: i32 = 0;
let special: u64 = 0;
let length: i32 = 0;
let placeCount: i32 = 0;
let nextPlace: i32 = 0;
let consumed: i32 = 0;
let status: i32 = 0;

export function consumedTo(): i32 {
  return consumed;
}
export function howEnded(): i32 {
  return status;
}

/** Rows of this hash are to be taken as text. */
export function setSpecial(low: u32, high: u32): void {
  special = ((<u64>high) << 32) | low;
}

/** Rows have `width` fields, set apart by a byte; the first ones are to be taken as text. */
export function open(byte: i32, width: i32, firstAsText: i32): void {
  fillFirstDays();
  delimiter = byte;
  columns = width;
  aside = firstAsText;
}

/** Finds what delimits in the first bytes; whether some of them are no ASCII. */
export function scan(size: i32): i32 {
  length = size;
  consumed = 0;
  nextPlace = 0;
  delimiters = i8x16.splat(<i8>delimiter);
  let put = places;
  let seen = i8x16.splat(0);
  let at: i32 = 0;
  for (; at + 64 <= size; at += 64) {
    const a = v128.load(bytes + at);
    const b = v128.load(bytes + at, 16);
    const c = v128.load(bytes + at, 32);
    const d = v128.load(bytes + at, 48);
    seen = v128.or(seen, v128.or(v128.or(a, b), v128.or(c, d)));
    const lower = <u64>marksIn(a) | ((<u64>marksIn(b)) << 16);
    const upper = <u64>marksIn(c) | ((<u64>marksIn(d)) << 16);
    put = putPlaces(put, at, lower | (upper << 32));
  }
  let wide = i8x16.bitmask(seen);
  for (; at < size; at += 16) {
    const block = v128.load(bytes + at);
    const valid = at + 16 > size ? (1 << (size - at)) - 1 : 0xffff;
    wide |= i8x16.bitmask(block) & valid;
    put = putPlaces(put, at, marksIn(block) & valid);
  }
  placeCount = <i32>((put - places) >> 2);
  return wide != 0 ? 1 : 0;
}

let delimiters: v128 = i8x16.splat(0);

/** A bit for each byte that delimits. */
function marksIn(block: v128): i32 {
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(block, delimiters), i8x16.eq(block, i8x16.splat(<i8>LF))),
      v128.or(i8x16.eq(block, i8x16.splat(<i8>CR)), i8x16.eq(block, i8x16.splat(<i8>QUOTE))),
    ),
  );
}

/** Appends where bits are set, eight at once: what is written beyond them is written over. */
function putPlaces(put: usize, at: i32, marks: u64): usize {
  const end = put + ((<usize>popcnt(marks)) << 2);
  let left = marks;
  for (let to = put; to < end; to += 32) {
    for (let i: usize = 0; i < 32; i += 4) {
      store<i32>(to + i, at + <i32>ctz(left));
      left &= left - 1;
    }
  }
  return end;
}

/** Cuts the next records, some at most; the number of rows. */
export function cutRows(most: i32): i32 {
  let row: i32 = 0;
  let field: i32 = 0;
  let place = nextPlace;
  let at = consumed;
  const ends = placeCount;
  const size = length;
  const cut = delimiter;
  status = WANTS_BYTES;
  while (true) {
    if (row == most) {
      status = FULL;
      break;
    }
    const first = field;
    let start = at;
    let flags: u8 = 0;
    let end: i32 = 0;
    let mark: i32 = 0;
    let rowHash: u64 = EMPTY_ROW;
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
      const bits = (end - from) << 3;
      const hash =
        <u32>(bits - 1) < 64
          ? hashOfWord(load<u64>(bytes + from) & (u64.MAX_VALUE >>> <u64>(64 - bits)), end - from)
          : TextHash.of(from, end);
      store<i32>(fieldStarts + ((<usize>field) << 2), from);
      store<i32>(fieldEnds + ((<usize>field) << 2), end);
      store<u64>(fieldHashes + ((<usize>field) << 3), hash);
      field++;
      rowHash = withField(rowHash, hash);
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
    if (rowHash == 0) rowHash = 1;
    if (field - first != columns || aside > 0 || rowHash == special) flags |= AS_TEXT;
    if (aside > 0) aside--;
    if (flags != 0) countException();
    store<i32>(firstFields + ((<usize>row) << 2), first);
    store<u8>(rowFlags + row, flags);
    store<u64>(rowHashes + ((<usize>row) << 3), rowHash);
    row++;
    at = start;
    consumed = at;
    nextPlace = place;
  }
  store<i32>(firstFields + ((<usize>row) << 2), field);
  return row;
}

/** Moves what is left to the front; how many bytes. */
export function keepRest(): i32 {
  const rest = length - consumed;
  memory.copy(bytes, bytes + consumed, rest);
  return rest;
}
