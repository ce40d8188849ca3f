import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SQL_DIALECTS } from '../../../../src/io/sql/dialects.ts';
import { fitsWildcard } from '../../../../src/pipelines/segmentation/quality/wildcard.ts';
import { duckdb, sqlite, type SqlEngine } from './sql-engines.ts';

const TEXTS = [
  'TEST-1',
  'test-1',
  'Test-1',
  'a%b',
  'a_b',
  'axb',
  'a?b',
  'a[b',
  'a]b',
  'a!b',
  'a\\b',
  "a'b",
  '',
];
const PATTERNS = [
  'TEST*',
  'test*',
  '*-1',
  'a%b',
  'a_b',
  'a?b',
  'a[b',
  'a[b*',
  'a]b',
  'a!b',
  'a\\b',
  "*'*",
  '*',
  '',
];

describe.each([
  ['duckdb', duckdb],
  ['sqlite', sqlite],
] as const)('in %s', (name, start) => {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.close());

  test('texts fit patterns as they do in the quality check, capitals and signs included', () => {
    const { text, fits } = SQL_DIALECTS[name];
    for (const pattern of PATTERNS) {
      const parts = pattern.split('*');
      const found = TEXTS.filter((each) => {
        const [row] = engine.query(`SELECT CASE WHEN ${fits(text(each), parts)} THEN 1 ELSE 0 END AS fits`);
        return Number(row?.['fits']) === 1;
      });
      expect([pattern, found]).toEqual([pattern, TEXTS.filter((each) => fitsWildcard(each, pattern))]);
    }
  });
});
