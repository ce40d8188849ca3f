import { MOST_CELLS } from './layout';

/** What is made of a cell. */
export const NUMBER: i32 = 0;
export const TIME: i32 = 1;
export const TEXT: i32 = 2;
export const KEY: i32 = 3;

/** Of each cell 64 bytes: kind, column, two parameters; its texts are `dictionary.ts`'s. */
const cells: usize = memory.data(MOST_CELLS << 6, 16);

let count: i32 = 0;

export function cellCount(): i32 {
  return count;
}

export function cellAt(index: i32): usize {
  return cells + ((<usize>index) << 6);
}

export function newCell(kind: i32, column: i32, first: i32, second: i32): i32 {
  const cell = cellAt(count);
  store<i32>(cell, kind);
  store<i32>(cell, column, 4);
  store<i32>(cell, first, 8);
  store<i32>(cell, second, 12);
  return count++;
}

export function kindOf(cell: usize): i32 {
  return load<i32>(cell);
}

export function columnOf(cell: usize): i32 {
  return load<i32>(cell, 4);
}

export function firstOf(cell: usize): i32 {
  return load<i32>(cell, 8);
}

export function secondOf(cell: usize): i32 {
  return load<i32>(cell, 12);
}
