import { cellAt, cellCount, newCell, TEXT } from './cells';
import { cutRows } from './cut';
import * as dictionary from './dictionary';
import { TextHash } from './hash';
import * as layout from './layout';
import { readCells, readTexts } from './read';

export { consumedTo, howEnded, keepRest, open, scan, setSpecial } from './cut';

export function bytesAt(): usize {
  return layout.bytes;
}
export function fieldStartsAt(): usize {
  return layout.fieldStarts;
}
export function fieldEndsAt(): usize {
  return layout.fieldEnds;
}
export function firstFieldsAt(): usize {
  return layout.firstFields;
}
export function rowFlagsAt(): usize {
  return layout.rowFlags;
}
export function rowHashesAt(): usize {
  return layout.rowHashes;
}
export function valuesAt(cell: i32): usize {
  return layout.valuesOf(cell);
}

/**
 * Has a column read. Parameters of numbers: the decimal mark; of times: what bare numbers are, day first or month first and the
 * offset; of texts: 1 where new ones are given codes; of numbers the second one: 1 where they may not be missing, and 2 where
 * the mark is open.
 */
export function addCell(kind: i32, column: i32, first: i32, second: i32): i32 {
  const index = newCell(kind, column, first, second);
  if (kind == TEXT) dictionary.openDictionary(cellAt(index), first == 1);
  return index;
}

/** Rows of the last `take` that are to be taken as text, and texts in it that have no code. */
export function exceptions(): i32 {
  return layout.exceptions();
}

/** Cuts the next records, some at most, and reads their cells; the number of rows. */
export function take(most: i32): i32 {
  layout.forgetExceptions();
  const rows = cutRows(min(most, layout.MOST_ROWS));
  for (let cell: i32 = 0; cell < cellCount(); cell++) readCells(cell, rows);
  dictionary.forgetFresh();
  for (let cell: i32 = 0; cell < cellCount(); cell++) readTexts(cell, rows);
  return rows;
}

/** Remembers what stands for the text of a field: a code from −1 on. */
export function learn(index: i32, field: i32, code: i32): void {
  const start = layout.startOf(field);
  dictionary.learnText(cellAt(index), layout.hashAt(field), start, layout.endOf(field) - start, code);
}

/** The same for a text that was put behind the bytes. */
export function learnText(index: i32, size: i32, code: i32): void {
  const start = layout.CAPACITY;
  dictionary.learnText(cellAt(index), TextHash.of(start, start + size), start, size, code);
}

export function setNext(index: i32, code: i32): void {
  dictionary.setNext(cellAt(index), code);
}

/** Texts of the last rows that were given codes: how many, their bytes, and where each ends. */
export function freshCount(index: i32): i32 {
  return dictionary.freshCount(cellAt(index));
}
export function freshBytesAt(index: i32): usize {
  return dictionary.freshBytesAt(cellAt(index));
}
export function freshEndsAt(index: i32): usize {
  return dictionary.freshEndsAt(index);
}
