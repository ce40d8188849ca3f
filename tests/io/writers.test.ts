import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCsvParser } from '../../src/io/csv.ts';
import { writeCsv } from '../../src/io/csv-writer.ts';
import { writeParquet } from '../../src/io/parquet-writer.ts';

describe('writeCsv', () => {
  test('quotes what needs quotes and keeps numbers as numbers', () => {
    expect(
      writeCsv([
        { name: 'id', cells: ['a,b', 'say "hi"', 'two\nlines', ' x '] },
        { name: 'n', cells: [-1.5, NaN, undefined, 1e21] },
      ]),
    ).toBe('id,n\r\n"a,b",-1.5\r\n"say ""hi""",\r\n"two\nlines",\r\n" x ",1e+21\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('neutralises the text %j', (text) => {
    const written = writeCsv([{ name: 'id', cells: [text] }]);
    expect(written.split('\r\n')[1]!.replace('"', '')).toMatch(/^'/);
    expect(writeCsv([{ name: 'id', cells: [text] }], { rawCells: true })).not.toContain("'");
  });

  test('what is written raw is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '=', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = writeCsv(
          [
            { name: 'a', cells: rows.map(([a]) => a) },
            { name: 'b', cells: rows.map(([, b]) => b) },
          ],
          { rawCells: true },
        );
        const parser = createCsvParser({ delimiter: ',', quoteEscape: 'doubled' }, 'x');
        expect([...parser.push(text), ...parser.finish().records]).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });
});

test('a Parquet file begins and ends with its signature and names its columns', () => {
  const bytes = writeParquet([
    { kind: 'text', name: 'customer_id', values: ['a', undefined] },
    { kind: 'number', name: 'revenue', values: new Float64Array([1.5, NaN]) },
    { kind: 'integer', name: 'segment', values: new Int32Array([0, 1]) },
    { kind: 'boolean', name: 'known', values: [true, undefined] },
    { kind: 'time', name: 'first', values: new Float64Array([0, NaN]) },
  ]);
  const text = Buffer.from(bytes).toString('latin1');
  expect([text.slice(0, 4), text.slice(-4)]).toEqual(['PAR1', 'PAR1']);
  expect(['customer_id', 'revenue', 'segment', 'known', 'first'].every((name) => text.includes(name))).toBe(
    true,
  );
});
