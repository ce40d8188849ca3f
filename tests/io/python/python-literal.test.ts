import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pythonLines, pythonNumber, pythonText } from '../../../src/io/python/python-literal.ts';
import { python, pythonWith } from '../../pipelines/segmentation/handover/python.ts';

const HOSTILE = [
  '"""',
  "'''",
  '\\',
  '\\"""\nimport os',
  'a\r\n\f\v\0b',
  '# coding: latin-1',
  '\u2028\u{1F600}é',
  '',
  '%s {x} ${y}',
];
/** Printable ASCII between quotes, whose own quotes and backslashes are escaped. */
const LITERAL = /^"(?:[ !#-[\]-~]|\\["\\]|\\x[\da-f]{2}|\\u[\da-f]{4}|\\U[\da-f]{8})*"$/;

test('a text is one literal of plain ASCII, whatever is in it', () => {
  for (const text of HOSTILE) expect(pythonText(text)).toMatch(LITERAL);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => LITERAL.test(pythonText(text))));
  expect(pythonText('a\uD800b')).toBe(String.raw`"a\ufffdb"`);
});

const anyPython = pythonWith();

test.skipIf(anyPython === undefined)(
  'Python reads texts and numbers back as they were (needs python3)',
  () => {
    const texts = [...HOSTILE, ...fc.sample(fc.string({ unit: 'binary' }), { numRuns: 300, seed: 1 })];
    const numbers = fc.sample(fc.double({ noDefaultInfinity: true }), { numRuns: 300, seed: 1 });
    const source = [
      'import json',
      `texts = [${texts.map(pythonText).join(', ')}, ${pythonLines('a\n"""\n')}]`,
      `numbers = [${[5, ...numbers].map(pythonNumber).join(', ')}]`,
      'assert all(number is None or type(number) is float for number in numbers)',
      'print(json.dumps([texts, [None if number is None else number.hex() for number in numbers]]))',
      `print(json.dumps([float(text) for text in ${JSON.stringify(numbers.filter((x) => x === x).map(String))}]))`,
    ];
    const { out, error } = python(anyPython!, ['-c', source.join('\n')]);
    expect(error).toBe('');
    const [read] = out.split('\n');
    const [readTexts, readNumbers] = JSON.parse(read!) as [string[], (string | null)[]];
    expect(readTexts).toEqual([...texts, 'a\n"""\n']);
    expect(readNumbers.map(fromHex)).toEqual([5, ...numbers]);
  },
);

/** The number that Python's `float.hex` stands for; no value is NaN. */
function fromHex(text: string | null): number {
  if (text === null) return NaN;
  const [, sign, whole, fraction = '', exponent] = /^(-?)0x(\d)(?:\.([\da-f]+))?p([+-]\d+)$/.exec(text)!;
  const mantissa = Number(`0x${whole}${fraction}`);
  const power = Number(exponent) - 4 * fraction.length;
  const half = Math.trunc(power / 2);
  return (sign === '-' ? -1 : 1) * mantissa * 2 ** half * 2 ** (power - half);
}
