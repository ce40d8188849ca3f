import { commentLine } from '../../../../io/sql/comment-line.ts';
import { type CommonTable, withTables } from '../../../../io/sql/common-tables.ts';
import { inlineRows } from '../../../../io/sql/inline-rows.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { customerTables } from './customer-tables.ts';
import type { EventReading } from './event-reading.ts';
import { eventReadingOf } from './event-reading-of.ts';
import { eventsNotes } from './events-notes.ts';
import { featureColumns } from './feature-columns.ts';
import { fileHead } from './file-head.ts';
import { givenEvents } from './given-events.ts';
import { keptEvents } from './kept-events.ts';

/** Relative difference that the self-check allows, and the same near 0. */
const TOLERANCE = 1e-9;

/**
 * `profiles.sql`: a query from a table of events to the profiles of their customers, and another that holds it to the
 * profiles that Strata computed of some. Refused where the run began with ready profiles. O(ids + features).
 */
export function profilesSql(run: HandedRun, dialect: SqlDialect): WrittenHandover {
  const reading = eventReadingOf(run, dialect);
  if (reading === undefined)
    return {
      kind: 'refused',
      reason: 'The run began with one row for each customer, so no events lead to its profiles.',
    };
  const tables = [
    ...givenEvents(reading),
    ...keptEvents(reading),
    ...customerTables(reading),
    profiles(run, reading),
  ];
  const columns = columnNames(run);
  const sections = [
    [...fileHead(run, dialect, 'profiles of customers from their events'), ...eventsNotes(reading)],
    [
      commentLine(
        'Statement 1: one row for each customer. Save it as the table profiles, which segments.sql reads.',
      ),
      withTables(
        tables,
        `SELECT ${['customer_id', ...columns.map(dialect.identifier)].join(', ')}\nFROM profiles`,
      ),
    ],
    [
      commentLine(
        `Statement 2, self-check: on the events of the run ${run.checkRows.length} customers must get the profiles that Strata computed, to ${TOLERANCE} relative.`,
      ),
      withTables([...tables, expected(run, dialect)], verdict(run, dialect)),
    ],
  ];
  return { kind: 'written', content: `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n` };
}

/** All columns of the profiles, in their order, numbers before words. */
function columnNames({ artifacts: { profiles: made } }: HandedRun): readonly string[] {
  return [...made.columns, ...made.categories].map(({ name }) => name);
}

function profiles({ artifacts }: HandedRun, reading: EventReading): CommonTable {
  const { names, dialect, referenceDay } = reading;
  const features = featureColumns(dialect, referenceDay);
  const words = new Map([
    ['top_category', 'c.top_category'],
    ['main_device', 'd.top_device'],
    ['main_channel', 'h.top_channel'],
  ]);
  const list = [
    ...artifacts.profiles.columns.map(({ name }) => `${features.get(name)!} AS ${dialect.identifier(name)}`),
    ...artifacts.profiles.categories.map(({ name }) => `${words.get(name)!} AS ${dialect.identifier(name)}`),
  ];
  const join = (table: string, alias: string): string =>
    `  LEFT JOIN ${table} ${alias} ON ${alias}.customer_id = t.customer_id`;
  return {
    name: 'profiles',
    query: [
      `SELECT t.customer_id,\n    ${list.join(',\n    ')}`,
      '  FROM tallies t',
      join('visit_tallies', 'v'),
      join('order_tallies', 'o'),
      join('moment_tallies', 'm'),
      ...(names.category === undefined
        ? []
        : [join('category_tallies', 'c'), '  LEFT JOIN category_totals x ON x.category = c.top_category']),
      ...(names.device === undefined ? [] : [join('device_tallies', 'd')]),
      ...(names.channel === undefined ? [] : [join('channel_tallies', 'h')]),
    ].join('\n'),
  };
}

function expected({ artifacts: { profiles: made }, checkRows }: HandedRun, dialect: SqlDialect): CommonTable {
  const cell = (value: number): string =>
    Number.isNaN(value) ? `CAST(NULL AS ${dialect.types.double})` : dialect.double(value);
  const word = (value: string | undefined): string =>
    value === undefined ? `CAST(NULL AS ${dialect.types.text})` : dialect.text(value);
  const rows = checkRows.map((row) => [
    dialect.text(made.ids[row]!),
    ...made.columns.map(({ values }) => cell(values[row]!)),
    ...made.categories.map(({ codes, names }) => word(names[codes[row]!])),
  ]);
  return {
    name: 'expected',
    query: inlineRows(
      ['customer_id', ...[...made.columns, ...made.categories].map(({ name }) => dialect.identifier(name))],
      rows,
    ),
  };
}

function verdict({ artifacts: { profiles: made }, checkRows }: HandedRun, dialect: SqlDialect): string {
  const tolerance = dialect.double(TOLERANCE);
  const same = (name: string, equal: (is: string, should: string) => string): string => {
    const [is, should] = [`profiles.${dialect.identifier(name)}`, `expected.${dialect.identifier(name)}`];
    return `(${is} IS NULL AND ${should} IS NULL OR ${is} IS NOT NULL AND ${should} IS NOT NULL AND ${equal(is, should)})`;
  };
  const agree = [
    ...made.columns.map(({ name }) =>
      same(
        name,
        (is, should) => `ABS(${is} - ${should}) <= ${tolerance} * (${dialect.double(1)} + ABS(${should}))`,
      ),
    ),
    ...made.categories.map(({ name }) => same(name, (is, should) => `${is} = ${should}`)),
  ];
  const differing = `SUM(CASE WHEN profiles.customer_id IS NOT NULL\n    AND ${agree.join('\n    AND ')}\n    THEN 0 ELSE 1 END)`;
  return [
    'SELECT',
    `  CASE WHEN checked_rows = ${checkRows.length} AND differing_rows = 0 THEN 'PASS' ELSE 'FAIL' END AS self_check,`,
    '  differing_rows,',
    '  checked_rows',
    `FROM (SELECT ${differing} AS differing_rows,`,
    '    COUNT(*) AS checked_rows',
    '  FROM expected',
    '  LEFT JOIN profiles ON profiles.customer_id = expected.customer_id) compared',
  ].join('\n');
}
