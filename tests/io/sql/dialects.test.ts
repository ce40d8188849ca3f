import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentLine } from '../../../src/io/sql/comment-line.ts';
import { SQL_DIALECTS } from '../../../src/io/sql/dialects.ts';
import { numberLiteral } from '../../../src/io/sql/number-literal.ts';
import { scanSql } from './scan-sql.ts';

const HOSTILE = [
  `'; DROP TABLE profiles; --`,
  '"quoted" and `ticked`',
  `*/ SELECT 1; /*`,
  '__proto__',
  `back\\slash \\' end\\`,
  'two\nlines\r\nand \u2028 more',
  "'",
  '',
  '${env:HOME} $1 $$',
  '%_!like',
] as const;

test.each(Object.values(SQL_DIALECTS))(
  '$title reads texts and names as they were, whatever is in them',
  (dialect) => {
    const holds = (text: string): void => {
      const { statements, texts, identifiers } = scanSql(
        `SELECT ${dialect.text(text)} AS ${dialect.identifier(text)};`,
        dialect.name,
      );
      expect(statements).toHaveLength(1);
      expect(texts).toEqual([text]);
      expect(identifiers).toEqual([text]);
    };
    HOSTILE.forEach(holds);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        holds,
      ),
    );
  },
);

test('what no database can hold becomes the replacement character', () => {
  for (const { text, identifier } of Object.values(SQL_DIALECTS)) {
    expect(text('a\0b\uD800c')).toBe("'a\uFFFDb\uFFFDc'");
    expect(identifier('a\0b')).toMatch(/^.a\uFFFDb.$/);
  }
});

test('a comment ends with its line, whatever is in it', () => {
  for (const text of HOSTILE)
    expect(scanSql(`${commentLine(text)}\nSELECT 1;`, 'duckdb').statements).toEqual(['SELECT 1']);
  expect(commentLine('a\nSELECT 1; */ ${x}')).toBe('-- a SELECT 1; * / $ {x}');
});

test('numbers read back as the same double, with an exponent and without a bare minus', () => {
  expect([0, -0, 1, -1.5, 1e21, 1e-7, 0.1].map(numberLiteral)).toEqual([
    '0e0',
    '0e0',
    '1e0',
    '(-1.5e0)',
    '1e21',
    '1e-7',
    '0.1e0',
  ]);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(numberLiteral(value).replaceAll(/[()]/g, ''))).toBe(value === 0 ? 0 : value);
    }),
  );
  expect(() => numberLiteral(NaN)).toThrow('finite');
});
