import { commentLine } from '../../../../io/sql/comment-line.ts';
import { type CommonTable, withTables } from '../../../../io/sql/common-tables.ts';
import { inlineRows } from '../../../../io/sql/inline-rows.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import type { EventReading } from './event-reading.ts';
import { eventReadingOf } from './event-reading-of.ts';
import { eventsNotes } from './events-notes.ts';
import { fileHead } from './file-head.ts';
import { profileQuery, profileTables } from './profile-tables.ts';

/** Difference that the self-check allows, times 1 + |value|: relative, and absolute below 1. */
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
  const sections = [
    [...fileHead(run, dialect, 'profiles of customers from their events'), ...eventsNotes(reading)],
    [
      commentLine(
        'Statement 1: one row for each customer. Save it as the table profiles, which segments.sql reads.',
      ),
      profileQuery(run, reading),
    ],
    [
      commentLine(
        `Statement 2, self-check: on the events of the run ${run.checkRows.length} customers must get the profiles that Strata computed, to ${TOLERANCE} * (1 + |value|).`,
      ),
      profileCheckQuery(run, reading),
    ],
  ];
  return { kind: 'written', content: `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n` };
}

/** The profiles of some customers, held to those that Strata computed: self_check, differing_rows, checked_rows. O(ids + features). */
export function profileCheckQuery(run: HandedRun, reading: EventReading): string {
  const { dialect } = reading;
  return withTables([...profileTables(run, reading), expected(run, dialect)], verdict(run, dialect));
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
