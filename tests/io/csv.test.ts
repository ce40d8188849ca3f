import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { LONGEST_RECORD, createCsvParser } from '../../src/io/csv.ts';
import type { CsvRecord } from '../../src/io/csv.ts';

const COMMA = { delimiter: ',', quoteEscape: 'doubled' } as const;

function records(chunks: readonly string[]): readonly CsvRecord[] {
  const parser = createCsvParser(COMMA, 'test.csv');
  const first = chunks.flatMap((chunk) => parser.push(chunk));
  return [...first, ...parser.finish().records];
}

describe('createCsvParser', () => {
  test.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no last line end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['three line ends', 'a\nb\r\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['quoted newline', '"a\nb",c\n', [['a\nb', 'c']]],
    ['quoted CRLF becomes LF', '"a\r\nb",c\r\n', [['a\nb', 'c']]],
    ['doubled quotes', '"say ""hi""",x', [['say "hi"', 'x']]],
    ['a quote inside an unquoted field', '5" nail,x', [['5" nail', 'x']]],
    ['empty fields', ',,\n', [['', '', '']]],
    ['a blank line', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['quoted empty last field', 'a,""', [['a', '']]],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(records([text])).toEqual(expected);
  });

  test('backslashed quotes where the dialect has them', () => {
    const parser = createCsvParser({ delimiter: ',', quoteEscape: 'backslash' }, 'test.csv');
    expect(parser.push('a,"say \\"hi\\", you"\nb,c\n')).toEqual([
      ['a', 'say "hi", you'],
      ['b', 'c'],
    ]);
  });

  test('a quote that never closes is told', () => {
    const parser = createCsvParser(COMMA, 'test.csv');
    parser.push('a,b\n1,"2\n3,4\n');
    expect(parser.finish().openQuote).toBe(true);
  });

  test('a record without end is refused', () => {
    const parser = createCsvParser(COMMA, 'test.csv');
    const piece = 'x'.repeat(LONGEST_RECORD / 4);
    const all = (): void => {
      for (let i = 0; i < 10; i++) parser.push(i === 0 ? `"${piece}` : piece);
    };
    expect(all).toThrow(InputError);
  });

  test('records do not depend on how the text is cut', () => {
    const piece = fc.constantFrom(
      'a',
      'bc',
      ',',
      '"',
      '""',
      '\n',
      '\r',
      '\r\n',
      ' ',
      '"x"',
      '"x,y"',
      '"x\ny"',
      'ü',
      '😀',
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(text, cuts, (whole, at) => {
        const places = [
          0,
          ...at.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b),
          whole.length,
        ];
        const chunks = places.slice(1).map((end, i) => whole.slice(places[i], end));
        expect(records(chunks)).toEqual(records([whole]));
      }),
      { numRuns: 500 },
    );
  });

  test('whatever is quoted by the rules comes back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', ';', 'é') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows
          .map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(records([text])).toEqual(rows);
      }),
    );
  });
});
