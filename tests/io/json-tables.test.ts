import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonRow } from '../../src/io/json-row.ts';
import { createJsonScanner } from '../../src/io/json-scanner.ts';
import { importOf, utf8 } from './read-file.ts';

const ROWS = [
  { customer: { id: 'a' }, at: '2024-01-01', total: 2.5 },
  { customer: { id: 'b' }, at: '2024-01-02', total: 3 },
];

describe('tables in JSON', () => {
  test.each([
    ['an array', JSON.stringify(ROWS)],
    ['an array over several lines', JSON.stringify(ROWS, undefined, 2)],
    ['an array behind a byte order mark', `\uFEFF${JSON.stringify(ROWS)}`],
    ['a wrapped array', JSON.stringify({ meta: { n: [1, 2] }, page: { items: ROWS } })],
    ['one object per line', ROWS.map((row) => JSON.stringify(row)).join('\n')],
    [
      'one object per line, with CRLF and blank lines',
      ROWS.map((row) => `${JSON.stringify(row)}\r\n\r\n`).join(''),
    ],
    [
      'arrays under a row of names',
      JSON.stringify([
        ['customer', 'at', 'total'],
        ['a', '2024-01-01', 2.5],
        ['b', '2024-01-02', 3],
      ]),
    ],
  ])('%s is read', async (_, text) => {
    const outcome = await importOf(utf8(text), 'x.json');
    expect(outcome).toMatchObject({ kind: 'read', ids: ['a', 'b'], report: { valid: 2, amountSum: 5.5 } });
  });

  test('a broken line is rejected and the others are kept', async () => {
    const outcome = await importOf(
      utf8(
        '{"customer":"a","date":"2024-01-01","amount":1}\n{"customer":"b","date"\n{"customer":"c","date":"2024-01-01","amount":1}',
      ),
      'x.jsonl',
    );
    expect(outcome).toMatchObject({
      ids: ['a', 'c'],
      report: { rejected: [{ reason: 'malformed-json', count: 1, firstRows: [2] }] },
    });
  });

  test('of several arrays the longest is read, and the choice is left open', async () => {
    const text = JSON.stringify({ notes: [{ x: 1 }], rows: ROWS });
    const outcome = await importOf(utf8(text), 'x.json');
    expect(outcome).toMatchObject({
      plan: { needsChoice: [{ setting: 'part', chosen: 'rows', alternatives: ['notes'] }] },
    });
  });

  test('long ids keep every digit, and prototype names are names', async () => {
    const text =
      '[{"__proto__":12345678901234567890,"constructor":1,"date":"2024-01-01"},{"__proto__":12345678901234567891,"constructor":1,"date":"2024-01-02"}]';
    const outcome = await importOf(utf8(text), 'x.json', { kind: 'events', map: { customer: '__proto__' } });
    expect(outcome).toMatchObject({ ids: ['12345678901234567890', '12345678901234567891'] });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('numbers of JSON and texts with a decimal comma do not disturb each other', async () => {
    const rows = [
      { customer: 'a', date: '2024-01-01', amount: 1.234 },
      { customer: 'b', date: '2024-01-02', amount: '1.234,5' },
    ];
    const outcome = await importOf(utf8(JSON.stringify(rows)), 'x.json');
    expect(outcome).toMatchObject({ report: { valid: 2, amountSum: 1235.734 } });
  });

  test('a number such as 1.234 leaves nothing open in JSON', async () => {
    const rows = [{ customer: 'a', date: '2024-01-01', amount: 1.234 }];
    expect(await importOf(utf8(JSON.stringify(rows)), 'x.json')).toMatchObject({ plan: { needsChoice: [] } });
  });

  test.each([
    ['[{"a":1},', /too early/],
    ['[{"a":1}}', /malformed/],
    ['[{"a":1}, {"a":tru}]', /malformed/],
    ['{"a":1,\n"b":{}}', /no rows/],
    [`${'['.repeat(600)}${']'.repeat(600)}`, /500 levels/],
  ])('case %# of malformed JSON is refused with a reason', async (text, reason) => {
    expect(await importOf(utf8(text), 'x.json')).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(reason),
    });
  });
});

const json = fc.jsonValue({ maxDepth: 4 });

test('the elements of an array do not depend on how its text is cut', () => {
  fc.assert(
    fc.property(fc.array(json), fc.constantFrom(1, 2, 7, 1000), (values, piece) => {
      const text = JSON.stringify({ before: [1, '[{"'], rows: values }, undefined, 1);
      const found: unknown[] = [];
      const scanner = createJsonScanner('x', (path, element) => {
        if (path === 'rows' && element !== '') found.push(JSON.parse(element));
      });
      for (let at = 0; at < text.length; at += piece) scanner.push(text.slice(at, at + piece));
      scanner.finish();
      expect(found).toEqual(JSON.parse(JSON.stringify(values)));
    }),
  );
});

test('a row is JSON exactly when JSON.parse takes it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        json.map((value) => JSON.stringify(value)),
        fc.string(),
      ),
      (text) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(readJsonRow(text, () => {}) !== undefined).toBe(
          parses || /^\s*(?:NaN|-?Infinity)\s*$/.test(text),
        );
      },
    ),
  );
});

test('a name that stands twice in a row is told, and its last value counts', async () => {
  const rows = [1, 2, 3].map((day) => `{"customer":"a","date":"2024-01-0${day}","amount":5,"amount":${day}}`);
  const outcome = await importOf(
    utf8(`${rows.join('\n')}\n{"customer":"a","date":"2024-01-04","amount":4}`),
    'x.jsonl',
  );
  expect(outcome).toMatchObject({
    report: {
      amountSum: 10,
      warnings: [{ code: 'repeated-names', message: expect.stringMatching(/^3 values .*“amount”/) }],
    },
  });
});
