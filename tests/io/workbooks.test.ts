import { describe, expect, test } from 'vitest';
import { formatOfCode } from '../../src/io/sheet-format.ts';
import { createXmlScanner } from '../../src/io/xml-scanner.ts';
import { importOf } from './read-file.ts';
import { styled, workbookFile } from './workbook-file.ts';
import type { WrittenCell } from './workbook-file.ts';

const HEAD = ['customer', 'date', 'amount'];
const DAY = Date.UTC(2023, 0, 5);
const read = (rows: readonly (readonly WrittenCell[])[], options = {}) =>
  importOf(workbookFile([{ name: 'Data', rows: [HEAD, ...rows] }], options), 'x.xlsx', { kind: 'events' });

describe('workbooks', () => {
  test.each<[string, WrittenCell, object, number]>([
    ['a day number with a date format', styled(44_931, 1), {}, DAY],
    ['a day number with a format of its own', styled(44_931.5, 3), {}, DAY + 43_200_000],
    ['a day number counted from 1904', styled(43_469, 1), { system1904: true }, DAY],
    ['an ISO date cell', { xml: 't="d"><v>2023-01-05</v>' }, {}, DAY],
    ['a text', '5.1.2023', {}, DAY],
    ['a prefixed element', styled(44_931, 1), { prefix: 'x' }, DAY],
  ])('%s is a time', async (_, cell, options, ms) => {
    const outcome = await read([['a', cell, 2]], options);
    expect(outcome).toMatchObject({ report: { valid: 1, firstTime: ms, amountSum: 2 } });
  });

  test('shared texts count, rich ones whole and without their reading aid', async () => {
    const texts =
      '<si><t>plain</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">&amp; &#228;</t></r><rPh><t>aid</t></rPh></si>';
    const shared = (at: number): WrittenCell => ({ xml: `t="s"><v>${at}</v>` });
    const outcome = await read(
      [
        [shared(0), '2023-01-05', 1],
        [shared(1), '2023-01-06', 1],
      ],
      { texts },
    );
    expect(outcome).toMatchObject({ ids: ['plain', 'rich & ä'] });
  });

  test('numbers kept as texts with a decimal comma stand beside true numbers', async () => {
    const outcome = await read([
      ['a', '2023-01-05', 1.234],
      ['b', '2023-01-06', '1.234,5'],
    ]);
    expect(outcome).toMatchObject({ report: { valid: 2, amountSum: 1235.734 } });
  });

  test('seventeen digits are the number that was typed', async () => {
    const outcome = await read([
      [{ xml: '><v>1001</v>' }, '2023-01-05', { xml: '><v>2182.6399999999999</v>' }],
    ]);
    expect(outcome).toMatchObject({ ids: ['1001'], report: { amountSum: 2182.64 } });
  });

  test('a formula counts by its stored value; one without is told of, not taken for zero', async () => {
    const outcome = await read([
      ['a', '2023-01-05', { xml: '><f>1+1</f><v>2</v>' }],
      ['b', '2023-01-06', { xml: '><f>1+1</f>' }],
    ]);
    expect(outcome).toMatchObject({
      report: { valid: 1, amountSum: 2, rejected: [{ reason: 'missing-amount' }] },
    });
    expect(outcome.kind === 'read' && outcome.report.warnings).toContainEqual({
      code: 'formulas-without-values',
      message: expect.stringContaining('(first: C3; in “amount”)'),
    });
  });

  test('when no amount has a stored value the refusal says so', async () => {
    const rows = Array.from({ length: 3 }, (_, i) => [`c${i}`, '2023-01-05', { xml: '><f>1+1</f>' }]);
    const file = workbookFile([{ name: 'Data', rows: [HEAD, ...rows] }]);
    expect(await importOf(file, 'x.xlsx', { kind: 'events', map: { amount: 'amount' } })).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/formulas without stored values/),
    });
  });

  test('of several sheets with cells one is read and the choice left open; hidden ones are passed over', async () => {
    const table = (id: string) => [HEAD, ...Array.from({ length: 5 }, () => [id, '2023-01-05', 1])];
    const file = workbookFile([
      { name: 'Cover', rows: [['Report of 2023']] },
      { name: 'Old', rows: table('old'), hidden: true },
      { name: 'May', rows: table('may') },
      { name: 'June', rows: table('june') },
    ]);
    expect(await importOf(file, 'x.xlsx')).toMatchObject({
      ids: ['may'],
      preview: { parts: { kind: 'sheet', chosen: 'May', names: ['Cover', 'May', 'June'] } },
      plan: { needsChoice: [{ setting: 'part', chosen: 'May', alternatives: ['Cover', 'June'] }] },
    });
    expect(await importOf(file, 'x.xlsx', { part: 'June' })).toMatchObject({
      ids: ['june'],
      plan: { needsChoice: [] },
    });
  });

  test('rows above the header are passed over and short rows are filled up', async () => {
    const file = workbookFile([
      {
        name: 'S',
        rows: [['Export'], [], [...HEAD, 'note'], ['a', '2023-01-05', 1, 'x'], ['b', '2023-01-06', 2]],
      },
    ]);
    expect(await importOf(file, 'x.xlsx')).toMatchObject({ ids: ['a', 'b'], report: { valid: 2 } });
  });

  test('a cell in the last possible column is refused by the limit', async () => {
    const file = workbookFile([{ name: 'S', rows: [[...HEAD], [{ xml: 'r="XFD2"><v>1</v>' }]] }]);
    const odd = await importOf(file, 'x.xlsx');
    expect(odd.kind).toBe('refused');
  });
});

test.each([
  ['General', 'number'],
  ['#,##0.00 "d"', 'number'],
  ['0.00E+00', 'number'],
  ['#,##0.00\\ [$€-407]', 'number'],
  ['[Red]0', 'number'],
  ['dd/mm/yyyy', 'time'],
  ['[h]:mm', 'time'],
  ['yyyy"年"m"月"', 'month'],
  ['mmm-yy', 'month'],
  ['mm:ss.0', 'time'],
  ['@', 'number'],
])('the number format %s shows a %s', (code, format) => {
  expect(formatOfCode(code)).toBe(format);
});

test.each([1, 3, 1000])('XML is cut alike in pieces of %i characters', (piece) => {
  const xml = '<?xml version="1.0"?><!-- <no> --><a x="1>2"><b/>t&amp;&#65;<![CDATA[<&amp;>]]></a>';
  const heard: string[] = [];
  let text = '';
  const tell = (word: string): void => {
    if (text !== '') heard.push(`text ${text}`);
    text = '';
    heard.push(word);
  };
  const scanner = createXmlScanner('x', {
    open: (name, attributes) => tell(`open ${name}${attributes}`),
    close: (name) => tell(`close ${name}`),
    text: (part) => (text += part),
  });
  for (let at = 0; at < xml.length; at += piece) scanner.push(xml.slice(at, at + piece));
  scanner.finish();
  expect(heard).toEqual(['open a x="1>2"', 'open b', 'close b', 'text t&A<&amp;>', 'close a']);
});
