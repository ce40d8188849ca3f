import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SQL_DIALECTS } from '../../../../src/io/sql/dialects.ts';
import type { SqlDialectName } from '../../../../src/io/sql/sql-dialect.ts';
import { shownPlaces } from '../../../../src/pipelines/segmentation/handover/shown-places.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { segmentsSql } from '../../../../src/pipelines/segmentation/handover/sql/segments-sql.ts';
import { scanSql } from '../../../io/sql/scan-sql.ts';
import { hasSharedData } from '../../../shared-data.ts';
import { handed } from './handed.ts';
import {
  APART_NAMES,
  COLLIDING_NAMES,
  HOSTILE_NAMES,
  handedHostileTable,
  handedRuns,
  REAL_TRANSACTIONS,
  slightlyWrong,
} from './handed-runs.ts';
import { hasPostgresql, postgresql } from './postgresql.ts';
import { duckdb, type EngineColumn, sqlite, type SqlEngine } from './sql-engines.ts';

function statementsOf(run: HandedRun, name: keyof typeof SQL_DIALECTS): readonly string[] {
  const written = segmentsSql(run, SQL_DIALECTS[name]);
  if (written.kind === 'refused') throw new Error(written.reason);
  return scanSql(String(written.content), name).statements;
}

function profileTable({ artifacts: { profiles } }: HandedRun): readonly EngineColumn[] {
  return [
    { name: 'customer_id', type: 'text', values: profiles.ids },
    ...profiles.columns.map(({ name, values }): EngineColumn => ({ name, type: 'double', values })),
  ];
}

/** Runs the file on the profiles of the run: what differs from its segments, and what the self-check says. */
function ranBy(engine: SqlEngine, run: HandedRun, name: SqlDialectName) {
  const [segments, check] = statementsOf(run, name);
  engine.load('profiles', profileTable(run));
  const rows = engine.query(segments!);
  engine.query('DROP TABLE profiles');
  const places = shownPlaces(run);
  const expected = new Map(
    run.artifacts.profiles.ids.map((id, row) => [id, places[run.fit.labels[row]!]!] as const),
  );
  const differing = rows.filter((row) => {
    const place = expected.get(String(row['customer_id']))!;
    return Number(row['segment']) !== place + 1 || row['segment_name'] !== run.segments[place]!.name;
  });
  const [verdict] = engine.query(check!);
  return {
    rows: rows.length,
    differing,
    check: [
      verdict!['self_check'],
      Number(verdict!['differing_rows']),
      Number(verdict!['checked_rows']),
    ] as const,
  };
}

/** What a file that agrees gives. */
function agreeing(run: HandedRun) {
  return {
    rows: run.artifacts.profiles.ids.length,
    differing: [],
    check: ['PASS', 0, run.checkRows.length],
  };
}

const runOf = handedRuns();

describe('segments.sql in DuckDB', () => {
  held('duckdb', duckdb);
});
describe('segments.sql in SQLite', () => {
  held('sqlite', sqlite);

  test('takes cells that its shell reads from CSV, which are texts, and empty ones for unknown', async () => {
    const run = await runOf('generated');
    const missing = run.artifacts.profiles.columns.flatMap(({ values }) => values.filter(Number.isNaN));
    expect(missing.length).toBeGreaterThan(0);
    const engine = await sqlite();
    const texts = ({ name, values }: EngineColumn): EngineColumn => ({
      name,
      type: 'text',
      values: Array.from(values, (value) => (Number.isNaN(value) ? '' : String(value))),
    });
    engine.load('profiles', profileTable(run).map(texts));
    const ids = run.artifacts.profiles.ids;
    const found = new Map(
      engine
        .query(statementsOf(run, 'sqlite')[0]!)
        .map((row) => [String(row['customer_id']), Number(row['segment'])]),
    );
    const places = shownPlaces(run);
    expect(ids.map((id) => found.get(id))).toEqual(Array.from(run.fit.labels, (label) => places[label]! + 1));
    engine.close();
  });

  test('takes texts for numbers only where they are numbers from end to end', async () => {
    const engine = await sqlite();
    const numbers = { '12': 12, ' 12 ': 12, '-1.5e3': -1500, '.5': 0.5, '9007199254740994': 2 ** 53 + 2 };
    const others = ['', '-', 'nan', 'inf', '1e999', '12abc', 'abc1', '0x10', '3,5', '1_000', '1,234'];
    const values = [...Object.keys(numbers), ...others];
    engine.load('cells', [{ name: 'cell', type: 'text', values }]);
    const found = engine.query(
      `SELECT ${SQL_DIALECTS.sqlite.number('cell')} AS number FROM cells ORDER BY rowid`,
    );
    expect(found.map(({ number }) => number)).toEqual([...Object.values(numbers), ...others.map(() => null)]);
    engine.close();
  });
});
describe.skipIf(!hasPostgresql)('segments.sql in PostgreSQL, where it is installed', () => {
  held('postgresql', postgresql);
});

/** Tests that hold an engine to what Strata found. */
function held(name: SqlDialectName, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  }, 60_000);
  afterAll(() => engine.close());

  test('gives all generated customers the segment that Strata gave them', async () => {
    const run = await runOf('generated');
    expect([run.onBorder, run.elsewhere]).toEqual([0, 0]);
    expect(ranBy(engine, run, name)).toEqual(agreeing(run));
  });

  test.skipIf(!hasSharedData).each(REAL_TRANSACTIONS)(
    'gives all customers of %s the segment that Strata gave them',
    async (path) => {
      const run = await runOf(path);
      expect([run.onBorder, run.elsewhere]).toEqual([0, 0]);
      expect(ranBy(engine, run, name)).toEqual(agreeing(run));
    },
  );

  test('reads numbers back as the same doubles', () => {
    const numbers = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), {
      numRuns: 300,
      seed: 1,
    });
    const list = numbers.map(
      (value, at) => `SELECT ${at} AS place, ${SQL_DIALECTS[name].double(value)} AS value`,
    );
    const rows = engine.query(`${list.join(' UNION ALL ')} ORDER BY place`);
    expect(rows.filter((row, at) => Number(row['value']) !== numbers[at])).toEqual([]);
  });

  test('takes hostile names of columns and segments for names, merges what was merged, and finds a wrong constant', async () => {
    const run = await handedHostileTable(HOSTILE_NAMES);
    expect([run.onBorder, run.elsewhere]).toEqual([0, 0]);
    expect(ranBy(engine, run, name)).toEqual(agreeing(run));
    const wrong = { ...run, fit: { ...run.fit, centroids: run.fit.centroids.map(() => 0) } };
    expect(engine.query(statementsOf(wrong, name)[1]!)[0]!['self_check']).toBe('FAIL');
    const slightly = ranBy(engine, slightlyWrong(run), name);
    expect([slightly.differing, slightly.check[0]]).toEqual([[], 'FAIL']);
  });

  test('tells features apart whose names are alike but for capitals, or are those of the table’s own columns', async () => {
    const run = await handedHostileTable(COLLIDING_NAMES);
    expect(run.artifacts.features.names).toEqual(APART_NAMES);
    expect(ranBy(engine, run, name)).toEqual(agreeing(run));
  });

  test('fails where the table lacks a column, whatever it is called', async () => {
    const run = await handedHostileTable(HOSTILE_NAMES);
    const [segments] = statementsOf(run, name);
    for (const lacking of ['customer_id', ...HOSTILE_NAMES]) {
      const columns = profileTable(run).map((column) =>
        column.name === lacking ? { ...column, name: 'another' } : column,
      );
      engine.load('profiles', columns);
      expect(() => engine.query(segments!), lacking).toThrow(/column/i);
      engine.query('DROP TABLE profiles');
    }
  });
}

test('every dialect is well formed, uses only functions that its database has, and says whether it was tried', async () => {
  const run = await runOf('generated');
  for (const dialect of Object.values(SQL_DIALECTS)) {
    const written = segmentsSql(run, dialect);
    const content = written.kind === 'written' ? String(written.content) : '';
    const { statements, functions } = scanSql(content, dialect.name);
    expect(statements.map((statement) => statement.slice(0, 4))).toEqual(['WITH', 'WITH']);
    const keywords = functions.has('THEN') ? ['THEN'] : [];
    const own = dialect.name === 'sqlite' ? ['MIN'] : ['LEAST'];
    expect([...functions].toSorted()).toEqual(
      ['ABS', 'AS', 'CAST', 'COALESCE', 'COUNT', 'LN', ...own, 'SUM', ...keywords].toSorted(),
    );
    expect(content.includes('UNTESTED HERE')).toBe(
      !['duckdb', 'sqlite', 'postgresql'].includes(dialect.name),
    );
  }
});

test('quantile scaling is refused with its reason, since ranks have no constants', async () => {
  const run = await handed({ changes: { synthetic: { customers: 500 }, features: { scaling: 'quantile' } } });
  expect(segmentsSql(run, SQL_DIALECTS.duckdb)).toMatchObject({ kind: 'refused', reason: /ranks/ });
});

test('the self-check looks at 20 customers: each segment, and those nearest to a border', async () => {
  const run = await runOf('generated');
  expect(run.checkRows).toHaveLength(20);
  expect(new Set(run.checkRows.map((row) => run.fit.labels[row])).size).toBe(run.fit.k);
});

test('the self-check looks at customers who need the fills and bounds that any customer needs, as far as 20 reach', async () => {
  const run = await runOf('generated');
  const { features, profiles } = run.artifacts;
  const needs = (row: number): readonly string[] =>
    features.preparation.flatMap((each, j) => {
      const value = profiles.columns.find(({ name }) => name === each.name)!.values[row]!;
      const prepared = features.values[row * features.names.length + j]!;
      const isAt = (bound: number): boolean =>
        prepared === ((bound - each.centre) / each.scale) * (each.weight === 1 ? 1 : Math.sqrt(each.weight));
      return [
        ...(Number.isNaN(value) ? [`fill of ${each.name}`] : []),
        ...(isAt(each.low) ? [`low bound of ${each.name}`] : []),
        ...(isAt(each.high) ? [`high bound of ${each.name}`] : []),
      ];
    });
  const checked = new Set(run.checkRows.flatMap(needs));
  const needed = new Set(profiles.ids.flatMap((_, row) => needs(row)));
  const unchecked = [...needed].filter((constant) => !checked.has(constant));
  expect(unchecked.length / needed.size).toBeLessThan(0.15);
});
