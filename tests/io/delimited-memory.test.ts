import { expect, test } from 'vitest';
import { instancesOf, type WasmMemory } from '../../src/base/web-assembly.ts';
import { UNKNOWN } from '../../src/io/simd/delimited-machine.ts';
import { delimitedModule } from '../../src/io/simd/delimited-module.ts';

interface Machine {
  readonly memory: WasmMemory;
  bytesAt(): number;
  valuesAt(cell: number): number;
  open(delimiter: number, columns: number, firstAsText: number): void;
  addCell(kind: number, column: number, first: number, second: number): number;
  scan(size: number): number;
  take(most: number): number;
  learn(cell: number, field: number, meaning: number): void;
}

/** The module with a memory that may grow by no more than 64 pages. */
function limitedModule(): string {
  const bytes = Buffer.from(delimitedModule, 'base64');
  let at = 8;
  while (bytes[at] !== MEMORY_SECTION) at += 2 + bytes[at + 1]!;
  const [, size, , , pages] = bytes.subarray(at);
  if (size !== 3) throw new Error('the memory has a limit, or more pages than one byte can tell');
  const most = pages! + 64;
  const limited = Buffer.from([MEMORY_SECTION, 5, 1, 1, pages!, (most & 127) | 128, most >> 7]);
  return Buffer.concat([bytes.subarray(0, at), limited, bytes.subarray(at + 5)]).toString('base64');
}

const MEMORY_SECTION = 5;

const TEXT = 2;

const ROWS = 8192;

test('texts beyond what memory holds are not learned, and those learned before stay known', () => {
  const machine = instancesOf<Machine>(limitedModule())();
  machine.open(','.charCodeAt(0), 1, 0);
  const cell = machine.addCell(TEXT, 0, 0, 0);
  const codesOf = (batch: number): Int32Array => {
    const rows = Array.from({ length: ROWS }, (_, row) => `text ${batch * ROWS + row}`.padEnd(24, '.'));
    const bytes = Buffer.from(`${rows.join('\n')}\n`);
    new Uint8Array(machine.memory.buffer, machine.bytesAt()).set(bytes);
    machine.scan(bytes.length);
    expect(machine.take(ROWS)).toBe(ROWS);
    return new Int32Array(machine.memory.buffer, machine.valuesAt(cell), ROWS).slice();
  };
  for (let batch = 0; batch < 8; batch++) {
    codesOf(batch);
    for (let row = 0; row < ROWS; row++) machine.learn(cell, row, batch * ROWS + row);
  }
  expect([...codesOf(0)]).toEqual(Array.from({ length: ROWS }, (_, row) => row));
  expect([...codesOf(7)].filter((code) => code !== UNKNOWN)).toEqual([]);
});
