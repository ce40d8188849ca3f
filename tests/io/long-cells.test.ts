import { expect, test } from 'vitest';
import { importOf, utf8 } from './read-file.ts';

/** Texts that patterns of numbers, times, markup and letters begin to fit again at every place. */
const REPEATED =
  `1|1 |1,|1.|-|(|€|2024-|01/02/|0:|T|a |&|&#|<|<a |"|'|+|%|Ã|Ã©|.|1e|Z|1:1:1.|Jan |a@|=|{|[|\\u|00|$1 | |\u00A0|\t `.split(
    '|',
  );

const LENGTH = 40_000;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Files of several kinds with one long text in every place that a pattern looks at. */
function filesWith(long: string): readonly (readonly [string, string])[] {
  const cell = quoted(long);
  return [
    ['cells.csv', `customer,date,amount,note\na,${cell},2,x\nb,2024-01-07,${cell},y\n${cell},2024-01-08,4,z`],
    ['header.csv', `${cell},date,amount\n1,2024-01-05,3\n`],
    ['lines.csv', `${long}\n${long}\n${long}`],
    ['aligned.txt', `customer   date   amount\na   2024-01-01   ${long}\nb   2024-01-02   2`],
    ['objects.json', JSON.stringify([{ customer: long, date: long, amount: long }])],
    ['table.xls', `<table><tr><td>customer<td>date<td>amount<tr><td>a<td>${long}<td>${long}</table>`],
  ];
}

test.each(REPEATED.map((unit) => [unit]))(
  'a cell of nothing but %j takes no longer than it has letters',
  { timeout: 10_000 },
  async (unit) => {
    const long = `${unit.repeat(Math.floor(LENGTH / unit.length))}x`;
    for (const [name, text] of filesWith(long))
      expect((await importOf(utf8(text), name)).kind).toMatch(/read|refused/);
  },
);
