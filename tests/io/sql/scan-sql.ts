import type { SqlDialectName } from '../../../src/io/sql/sql-dialect.ts';

/** What a file of SQL consists of. Comments are left out. */
export interface ScannedSql {
  /** Each without its semicolon. */
  readonly statements: readonly string[];
  /** Texts as the database would read them. */
  readonly texts: readonly string[];
  readonly identifiers: readonly string[];
  /** Names in front of a parenthesis, in upper case. */
  readonly functions: ReadonlySet<string>;
}

/** Quotes of identifiers, and in which quotes a backslash escapes. */
const QUOTES: Readonly<Record<SqlDialectName, { readonly identifier: string; readonly escaped: string }>> = {
  duckdb: { identifier: '"', escaped: '' },
  postgresql: { identifier: '"', escaped: '' },
  sqlite: { identifier: '"', escaped: '' },
  snowflake: { identifier: '"', escaped: "'" },
  bigquery: { identifier: '`', escaped: "'`" },
  spark: { identifier: '`', escaped: "'" },
};

/**
 * Cuts SQL into its parts by the lexical rules of a dialect, apart from the writer's own: an open quote, an unbalanced
 * parenthesis, a block comment or a character that no statement of ours contains is an Error with its place.
 */
export function scanSql(sql: string, dialect: SqlDialectName): ScannedSql {
  const quotes = QUOTES[dialect];
  const statements: string[] = [];
  const texts: string[] = [];
  const identifiers: string[] = [];
  const functions = new Set<string>();
  let statement = '';
  let depth = 0;
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${sql.slice(Math.max(0, at - 40), at + 40)}`);
  };
  while (at < sql.length) {
    const character = sql[at]!;
    if (sql.startsWith('--', at)) {
      while (at < sql.length && !/[\n\r\u0085\u2028\u2029]/.test(sql[at]!)) at++;
      continue;
    }
    if (sql.startsWith('/*', at)) fail('a block comment');
    if (character === "'" || character === quotes.identifier) {
      const begun = at;
      let value = '';
      for (at++; ; at++) {
        if (at >= sql.length) fail('an open quote');
        const inside = sql[at]!;
        if (inside === '\\' && quotes.escaped.includes(character)) {
          at++;
          if (sql[at] === 'u') {
            value += String.fromCharCode(Number.parseInt(sql.slice(at + 1, at + 5), 16));
            at += 4;
          } else value += sql[at]!;
        } else if (inside !== character) value += inside;
        else if (sql[at + 1] === character && !quotes.escaped.includes(character)) {
          value += character;
          at++;
        } else break;
      }
      at++;
      (character === "'" ? texts : identifiers).push(value);
      statement += sql.slice(begun, at);
      continue;
    }
    const word = /^[A-Za-z_]\w*/.exec(sql.slice(at, at + 80))?.[0];
    if (word !== undefined) {
      if (/^\s*\(/.test(sql.slice(at + word.length, at + word.length + 3))) functions.add(word.toUpperCase());
      statement += word;
      at += word.length;
      continue;
    }
    if (!/[\s\d.,;()<>=+*/-]/.test(character)) fail('a stray character');
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) fail('a parenthesis too many');
    if (character === ';') {
      if (depth !== 0) fail('an open parenthesis');
      statements.push(statement.trim());
      statement = '';
    } else statement += character;
    at++;
  }
  if (statement.trim() !== '') fail('a statement without its end');
  return { statements, texts, identifiers, functions };
}
