import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { previewFile } from '../../src/io/preview-file.ts';
import { ROWS_DRAWN, sampleRows, type RowSample } from '../../src/io/row-sample.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { utf8 } from './read-file.ts';

async function sampleOf(bytes: Uint8Array, name: string, seed = 1): Promise<RowSample> {
  const file = fileOfBytes(name, bytes);
  const { plan } = await previewFile(file);
  return sampleRows(file, plan, seed);
}

const cellsOf = ({ random }: RowSample): (readonly string[])[] => random.map(({ record }) => record);

const numbersOf = ({ random }: RowSample): number[] => random.map(({ row }) => row);

const dayOf = (i: number): string => `2024-01-${String((i % 28) + 1).padStart(2, '0')}`;

/** Orders with a number as their first cell, and a remark of one or three lines. */
function orders(rows: number): string[][] {
  return Array.from({ length: rows }, (_, i) => [
    String(i + 1),
    `c${i % 977}`,
    dayOf(i),
    `${i % 97}.5`,
    i % 3 === 0 ? `said "yes",\nthen ${'no, '.repeat(i % 40)}\nleft` : 'nothing',
  ]);
}

const quoted = (row: readonly string[]): string =>
  row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');

const csv = (rows: readonly (readonly string[])[]): string =>
  `${[['order_id', 'customer_id', 'date', 'amount', 'remark'], ...rows].map(quoted).join('\n')}\n`;

describe('a sample of rows', () => {
  test('of a small file is drawn from all of its rows, with their numbers, and differs by seed only', async () => {
    const rows = orders(500);
    const bytes = utf8(`a title\n\n${csv(rows)}`);
    const sample = await sampleOf(bytes, 'small.csv');
    expect(sample.drawnFrom).toBe('whole');
    expect(sample.first.map(({ record }) => record)).toEqual(rows);
    expect(numbersOf(sample)).toEqual(numbersOf(sample).toSorted((a, b) => a - b));
    expect(cellsOf(sample)).toEqual(numbersOf(sample).map((row) => rows[row - 1]));
    expect(new Set(numbersOf(sample)).size).toBe(ROWS_DRAWN);
    expect(await sampleOf(bytes, 'small.csv')).toEqual(sample);
    expect(numbersOf(await sampleOf(bytes, 'small.csv', 2))).not.toEqual(numbersOf(sample));
  });

  test('of a large file comes from places all over it, whole rows even where cells hold line ends and quotes', async () => {
    const rows = orders(100_000);
    const bytes = utf8(csv(rows));
    expect(bytes.length).toBeGreaterThan(4_194_304);
    for (const seed of [1, 2, 3, 4, 5]) {
      const sample = await sampleOf(bytes, 'large.csv', seed);
      expect(sample.drawnFrom).toBe('places');
      expect(cellsOf(sample)).toEqual(cellsOf(sample).map(([id]) => rows[Number(id) - 1]));
      expect(sample.random).toHaveLength(ROWS_DRAWN);
      expect(sample.random.every(({ approximate }) => approximate)).toBe(true);
      const off = sample.random.map(({ row, record }) => Math.abs(row - Number(record[0])));
      expect(Math.max(...off)).toBeLessThan(2000);
      expect(Number(sample.random.at(-1)!.record[0])).toBeGreaterThan(50_000);
    }
  });

  test('finds rows in UTF-16 and in JSON Lines from any byte on', async () => {
    const rows = orders(100_000).map((row) => row.slice(0, 4));
    const wide = Buffer.from(`\uFEFF${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`, 'utf16le');
    const json = rows.map(([order, customer, date, amount]) =>
      JSON.stringify({ order, customer, date, amount }),
    );
    for (const sample of [
      await sampleOf(new Uint8Array(wide), 'wide.tsv'),
      await sampleOf(utf8(`${json.join('\n')}\n`.repeat(2)), 'rows.jsonl'),
    ]) {
      expect(sample.drawnFrom).toBe('places');
      expect(sample.random).toHaveLength(ROWS_DRAWN);
      expect(cellsOf(sample)).toEqual(cellsOf(sample).map(([id]) => rows[Number(id) - 1]));
    }
  });

  test('of a small file with many rows is drawn from all of them', async () => {
    const rows = Array.from({ length: 70_000 }, (_, i) => `c${i},${dayOf(i)},1`);
    const sample = await sampleOf(
      utf8(['customer_id,date,amount', ...rows, ''].join('\n')),
      'short-rows.csv',
    );
    expect([sample.drawnFrom, sample.rowsRead]).toEqual(['whole', 70_000]);
    expect(sample.first).toHaveLength(5000);
    expect(numbersOf(sample).at(-1)).toBeGreaterThan(55_000);
  });

  test('of a large packed file is drawn from its first rows, and says so', async () => {
    const rows = orders(100_000);
    const sample = await sampleOf(new Uint8Array(gzipSync(csv(rows))), 'packed.csv.gz');
    expect(sample.drawnFrom).toBe('beginning');
    expect(sample.rowsRead).toBeGreaterThan(10_000);
    expect(sample.rowsRead).toBeLessThan(100_000);
    expect(sample.first).toHaveLength(5000);
    expect(cellsOf(sample)).toEqual(numbersOf(sample).map((row) => rows[row - 1]));
    expect(numbersOf(sample).at(-1)).toBeGreaterThan(5000);
  });

  test('draws every row of a small file equally often', async () => {
    const file = fileOfBytes('small.csv', utf8(csv(orders(60))));
    const { plan } = await previewFile(file);
    const counts = new Array<number>(60).fill(0);
    for (let seed = 0; seed < 300; seed++)
      for (const row of numbersOf(await sampleRows(file, plan, seed))) counts[row - 1]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(60);
    expect(Math.max(...counts)).toBeLessThan(140);
  });
});
