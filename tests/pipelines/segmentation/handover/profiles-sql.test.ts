import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { once } from '../../../../src/base/once.ts';
import { present } from '../../../../src/base/assert.ts';
import type { CodedColumn, EventTable } from '../../../../src/io/event-table.ts';
import { editPlan } from '../../../../src/io/edit-plan.ts';
import { SQL_DIALECTS } from '../../../../src/io/sql/dialects.ts';
import type { SqlDialectName } from '../../../../src/io/sql/sql-dialect.ts';
import { mergesCsv } from '../../../../src/pipelines/segmentation/handover/merges-csv.ts';
import { profilesSql } from '../../../../src/pipelines/segmentation/handover/sql/profiles-sql.ts';
import type { WrittenHandover } from '../../../../src/pipelines/segmentation/handover/handover-file.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { EVENT_TYPES, type Events } from '../../../../src/pipelines/segmentation/model.ts';
import type { ImportedEvents } from '../../../../src/pipelines/segmentation/acquire/imported.ts';
import { segmentsSql } from '../../../../src/pipelines/segmentation/handover/sql/segments-sql.ts';
import { previewBytes, readEvents, utf8 } from '../../../io/read-file.ts';
import { scanSql } from '../../../io/sql/scan-sql.ts';
import { hasSharedData, sharedData } from '../../../shared-data.ts';
import { mergesOf } from '../run-data-stages.ts';
import { givenTable } from '../run-segmentation.ts';
import { eventTable } from './event-table.ts';
import { handed } from './handed.ts';
import { handedRuns, REAL_TRANSACTIONS } from './handed-runs.ts';
import { hasPostgresql, postgresql } from './postgresql.ts';
import { type CsvEngine, duckdb, type EngineColumn, type SqlEngine } from './sql-engines.ts';

/** Runs the file: the greatest relative difference to any value of the profiles, what else differs, and the self-check. */
function compared(engine: SqlEngine, { artifacts, checkRows }: HandedRun, sql: readonly string[]) {
  const { profiles } = artifacts;
  const answer = engine.query(sql[0]!);
  const [verdict] = engine.query(sql[1]!);
  engine.query('DROP TABLE events');
  const byId = new Map(answer.map((row) => [String(row['customer_id']), row]));
  const differing: unknown[] = [];
  for (const { name, values } of profiles.columns) {
    values.forEach((value, row) => {
      const given = byId.get(profiles.ids[row]!)?.[name];
      const is = given === null || given === undefined ? NaN : Number(given);
      const agrees = Number.isNaN(value)
        ? Number.isNaN(is)
        : Math.abs(is - value) <= 1e-9 * Math.max(1, Math.abs(value));
      if (!agrees) differing.push([name, profiles.ids[row], is, value]);
    });
  }
  for (const { name, codes, names } of profiles.categories) {
    codes.forEach((code, row) => {
      const is = byId.get(profiles.ids[row]!)?.[name] ?? undefined;
      if (is !== names[code]) differing.push([name, profiles.ids[row], is, names[code]]);
    });
  }
  return {
    rows: answer.length,
    differing: differing.slice(0, 20),
    check: [verdict!['self_check'], Number(verdict!['differing_rows']), Number(verdict!['checked_rows'])],
    expected: { rows: profiles.ids.length, differing: [], check: ['PASS', 0, checkRows.length] },
  };
}

function statementsOf(run: HandedRun, name: SqlDialectName): readonly string[] {
  return scanSql(String(written(profilesSql(run, SQL_DIALECTS[name]))), name).statements;
}

function written(file: WrittenHandover): string | Uint8Array {
  if (file.kind === 'refused') throw new Error(file.reason);
  return file.content;
}

/** Functions of the SQL standard that every database has, and key words before a parenthesis. */
const STANDARD = new Set(
  'ABS AND AS CAST COALESCE COS COUNT FLOOR FROM IN LAG LN LOWER MAX MIN NOT NULLIF OR OVER ROW_NUMBER SIN SQRT SUM THEN TRIM WHEN'.split(
    ' ',
  ),
);

/** Blanks that the import leaves out around ids. */
const AROUND = ['', ' ', '\u00a0', ' \u00a0 '];

/** Events as a file of a shop that marks no visits would have them: columns of hostile names, discounts in percent, blanks around texts. */
function withoutVisits(events: Events): {
  readonly columns: readonly EngineColumn[];
  readonly imported: ImportedEvents;
} {
  const kept = Array.from({ length: events.count }, (_, row) => row).filter((row) => events.type[row] !== 0);
  const ints = (codes: Int32Array): Int32Array => Int32Array.from(kept, (row) => codes[row]!);
  const numbers = (values: ArrayLike<number>): Float64Array => Float64Array.from(kept, (row) => values[row]!);
  const coded = ({ codes, names }: CodedColumn): CodedColumn => ({ codes: ints(codes), names });
  const discount = numbers(
    Array.from(present(events.discount, 'discounts'), (share) => Math.round(share * 100)),
  );
  const [order, category, device] = [events.order, events.category, events.device].map((column) =>
    coded(present(column, 'a column of words')),
  );
  const typeNames = EVENT_TYPES.map((name) => (name === 'purchase' ? "O'rder" : name));
  const table: EventTable = {
    rows: kept.length,
    customer: ints(events.customer),
    customerIds: events.customerIds.map((id, code) => (code % 5 === 0 ? `\t${id}\u3000` : id)),
    time: numbers(events.time),
    amount: numbers(events.amount),
    type: Uint8Array.from(kept, (row) => events.type[row]!),
    typeNames,
    order: order!,
    category: category!,
    device: device!,
    discount,
    sourceRow: Int32Array.from(kept, (_, at) => at + 1),
    repeated: new Uint8Array(kept.length),
  };
  const named = {
    customer: 'c"id',
    time: '-- time',
    amount: '__proto__',
    type: 't*/',
    order: "o'",
    category: 'a\nb',
    device: '',
    discount: '%',
  };
  const words = ({ codes, names }: CodedColumn) => Array.from(codes, (code) => names[code]);
  const column = (
    role: keyof typeof named,
    type: EngineColumn['type'],
    values: EngineColumn['values'],
  ): EngineColumn => ({
    name: named[role] || 'd',
    type,
    values,
  });
  const mapping = Object.fromEntries(
    Object.entries(named).map(([role, name], index) => [
      role,
      { kind: 'column', index, name: name || 'd' } as const,
    ]),
  );
  return {
    columns: [
      column(
        'customer',
        'text',
        Array.from(
          table.customer,
          (code, row) => `${AROUND[row % 4]!}${table.customerIds[code]!}${AROUND[(row >> 2) % 4]!}`,
        ),
      ),
      column('time', 'timestamp', table.time),
      column('amount', 'double', table.amount),
      column(
        'type',
        'text',
        Array.from(table.type!, (code) => typeNames[code]),
      ),
      column('order', 'text', words(table.order!)),
      column(
        'category',
        'text',
        words(table.category!).map((word) => word && `\t${word}\u2003`),
      ),
      column('device', 'text', words(table.device!)),
      column('discount', 'double', discount),
    ],
    imported: {
      fileName: 'shop.csv',
      table,
      mapping,
      report: {
        fileName: 'shop.csv',
        read: kept.length,
        parsed: kept.length,
        valid: kept.length,
        rejected: [],
        warnings: [],
        bytes: 0,
        repeatedRows: 0,
        amountSum: 0,
        negativeAmountSum: 0,
      },
    },
  };
}

/** An hour later. */
function later({ values, ...column }: EngineColumn): EngineColumn {
  return { ...column, values: Array.from(values, (at) => Number(at) + 3_600_000) };
}

const runOf = handedRuns();

/** Generated customers, merged, judged and timed as set. */
const judgedRun = once(() =>
  handed({
    changes: {
      synthetic: { customers: 400 },
      profiles: { timeZone: 'Europe/Berlin', referenceDay: '2024-08-01' },
      quality: {
        testAccounts: ['*17', 'x_%!*', 'C*'],
        maxEventsPerDay: 25,
        maxAmount: 2000,
        dropAfter: '2024-06-20',
      },
    },
  }),
);

/** More merges than can be written out, and copies of rows. */
const mergedRun = once(() =>
  handed({
    changes: {
      synthetic: { customers: 1500, eventsPerCustomer: 12, mergeProbability: 1, dirt: 0.05 },
      quality: { dropRepeatedRows: true },
    },
  }),
);

/** Events of a shop that marks no visits. */
const shopRun = once(async () => {
  const run = await handed({ changes: { synthetic: { customers: 200 } } });
  const { columns, imported } = withoutVisits(present(run.artifacts.acquired?.events, 'events'));
  const again = await handed({
    changes: { source: { kind: 'events' } },
    given: { importedEvents: { value: imported, key: 'shop' } },
  });
  return { columns, again };
});

/** The same events under ids of several spellings, some with capitals that only Unicode folds, one spelling merged into another id. */
const respelledRun = once(async () => {
  const shop = await shopRun();
  const imported = present(shop.again.artifacts.importedEvents, 'the import');
  const { table } = imported;
  const own = table.customerIds.map((id, code) => (code % 3 === 0 ? `É${id}@X.org` : `${id}@x.org`));
  const customerIds = [
    ...own,
    ...own.map((id, code) => (code % 2 === 0 ? `\v${id.toLowerCase()}\u2003` : id.toUpperCase())),
  ];
  const customer = table.customer.map((code, row) => (row % 2 === 0 ? code : code + own.length));
  const merges = mergesOf([
    [own[1]!.toUpperCase(), own[2]!],
    [own[3]!.toLowerCase(), own[0]!],
  ]);
  const again = await handed({
    changes: { source: { kind: 'events' }, identity: { spelling: 'folded' } },
    given: {
      importedEvents: {
        value: { ...imported, table: { ...table, customer, customerIds } },
        key: 'respelled',
      },
      importedMerges: {
        value: { fileName: 'merges.csv', merges, report: { rejected: [], warnings: [] } },
        key: 'respelled',
      },
    },
  });
  const [ids, ...others] = shop.columns;
  const values = Array.from(customer, (code) => customerIds[code]);
  return { columns: [{ ...ids!, values }, ...others], again };
});

describe('profiles.sql in DuckDB', () => {
  held('duckdb', duckdb);
});
describe.skipIf(!hasPostgresql)('profiles.sql in PostgreSQL, where it is installed', () => {
  held('postgresql', postgresql);
});

/** Purchases as a file without types has them: 60 customers, an amount too large to count in one row, and none in another. */
const PAID = [
  'client,day,paid',
  ...Array.from({ length: 300 }, (_, n) => {
    const day = `2024-0${(n % 5) + 1}-${String((n % 28) + 1).padStart(2, '0')}`;
    return `c${n % 60},${day},${n === 7 ? '1e16' : n === 8 ? '' : ((n * 37) % 90) + (n % 60) / 10}`;
  }),
  '',
].join('\n');

const paidRun = once(() => {
  const preview = previewBytes(utf8(PAID), 'paid.csv');
  const { mapping } = editPlan(preview, { kind: 'events' });
  const imported = { fileName: 'paid.csv', mapping, ...readEvents(preview, utf8(PAID), { kind: 'events' }) };
  return handed({
    changes: { source: { kind: 'events' }, clustering: { k: 3 } },
    given: { importedEvents: { value: imported, key: 'paid' } },
  });
});

/** Tests that hold an engine to the profiles of Strata. */
function held(name: 'duckdb' | 'postgresql', open: () => Promise<CsvEngine>): void {
  let engine: CsvEngine;
  beforeAll(async () => {
    engine = await open();
  }, 60_000);
  afterAll(() => engine.close());

  test('gives the profiles of generated customers, merged, judged and timed as set', async () => {
    const run = await judgedRun();
    expect(run.artifacts.identity?.merged).toBeGreaterThan(20);
    expect(run.artifacts.checked?.quarantined.map(({ reason }) => reason).toSorted()).toEqual([
      'after-last-day',
      'amount-above',
      'bot',
      'test-account',
    ]);
    engine.load('events', eventTable(run));
    const { expected, ...found } = compared(engine, run, statementsOf(run, name));
    expect(found).toEqual(expected);
  });

  test('more merges than can be written out are read from their table, and copies of rows are left out', async () => {
    const run = await mergedRun();
    expect(run.artifacts.identity?.merged).toBeGreaterThan(1000);
    expect(run.artifacts.checked?.quarantined.map(({ reason }) => reason)).toContain('repeated-row');
    engine.load('events', eventTable(run));
    engine.loadCsv('customer_merges', String(written(mergesCsv(run))));
    const { expected, ...found } = compared(engine, run, statementsOf(run, name));
    engine.query('DROP TABLE customer_merges');
    expect(found).toEqual(expected);
  });

  test('visits are parted by pauses where none is marked, and hostile names of columns are names', async () => {
    const { columns, again } = await shopRun();
    engine.load('events', columns);
    const { expected, ...found } = compared(engine, again, statementsOf(again, name));
    expect(found).toEqual(expected);
    engine.load(
      'events',
      columns.map((column) => (column.type === 'timestamp' ? later(column) : column)),
    );
    expect(compared(engine, again, statementsOf(again, name)).check[0]).toBe('FAIL');
  });

  test('without types rows with an amount are purchases, also where it is too large to count', async () => {
    const run = await paidRun();
    engine.loadCsv('events', PAID);
    const { expected, ...found } = compared(engine, run, statementsOf(run, name));
    expect(found).toEqual(expected);
  });

  test('ids that differ only in spelling are one customer where the run takes them for one', async () => {
    const { columns, again } = await respelledRun();
    const { identity, acquired } = again.artifacts;
    expect(identity?.respelled?.ids).toBeGreaterThan(150);
    expect(identity?.canonicalIds.length).toBeLessThan((acquired?.ids.length ?? 0) / 2);
    engine.load('events', columns);
    const { expected, ...found } = compared(engine, again, statementsOf(again, name));
    expect(found).toEqual(expected);
  });

  test.skipIf(!hasSharedData).each(REAL_TRANSACTIONS)(
    'gives the profiles of %s from the file as it is, and with segments.sql the segments',
    async (path) => {
      const run = await runOf(path);
      const bytes = readFileSync(sharedData(path));
      engine.loadCsv('events', (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
      const statements = statementsOf(run, name);
      engine.query(`CREATE TABLE profiles AS ${statements[0]!}`);
      const { expected, ...found } = compared(engine, run, statements);
      expect(found).toEqual(expected);
      const [segments] = scanSql(String(written(segmentsSql(run, SQL_DIALECTS[name]))), name).statements;
      const placed = new Map(
        engine.query(segments!).map((row) => [row['customer_id'], Number(row['segment'])]),
      );
      engine.query('DROP TABLE profiles');
      expect(run.artifacts.profiles.ids.map((id) => placed.get(id))).toEqual(
        Array.from(run.fit.labels, (label) => label + 1),
      );
    },
  );
}

test.each(['exact', 'folded'] as const)(
  'every dialect is well formed, and uses only functions that its database has: %s ids',
  async (spelling) => {
    const run = await handed({ changes: { synthetic: { customers: 200 }, identity: { spelling } } });
    const own = {
      duckdb: ['EPOCH_MS'],
      postgresql: ['EXTRACT'],
      snowflake: ['DATE_PART'],
      bigquery: ['UNIX_MILLIS'],
      spark: ['UNIX_MILLIS'],
    } as const;
    for (const name of Object.keys(own) as (keyof typeof own)[]) {
      const content = String(written(profilesSql(run, SQL_DIALECTS[name])));
      const { statements, functions } = scanSql(content, name);
      expect(statements.map((statement) => statement.slice(0, 4))).toEqual(['WITH', 'WITH']);
      const special = [...functions].filter((word) => !STANDARD.has(word)).toSorted();
      expect(special).toEqual(spelling === 'exact' ? own[name] : [...own[name], 'TRANSLATE'].toSorted());
      expect(content.includes('UNTESTED HERE')).toBe(!['duckdb', 'postgresql'].includes(name));
    }
  },
);

test('a run of ready profiles has no events to write of', async () => {
  const columns = { a: [1, 2, 3, 9, 8, 7], b: [2, 1, 4, 1, 9, 6] };
  const changes = { source: { kind: 'customers' }, clustering: { k: 2 } } as const;
  const run = await handed({ changes, given: givenTable(columns) });
  const { kind, reason } = { reason: '', ...profilesSql(run, SQL_DIALECTS.duckdb) };
  expect([kind, reason]).toEqual(['refused', expect.stringContaining('no events')]);
});
