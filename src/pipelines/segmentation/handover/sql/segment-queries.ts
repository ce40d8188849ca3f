import { type CommonTable, withTables } from '../../../../io/sql/common-tables.ts';
import { inlineRows } from '../../../../io/sql/inline-rows.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import { checkedCustomers, DISTANCE_TOLERANCE } from '../checked-customers.ts';
import type { HandedRun } from '../handed-run.ts';
import { GIVEN, givenColumn } from './given-column.ts';
import { scoringTables } from './scoring-tables.ts';

/** The query that gives the customers of the table `profiles` their segments: customer_id, segment, segment_name. O(k × features). */
export function segmentQuery(run: HandedRun, dialect: SqlDialect): string {
  return withTables(segmentTables(run, dialect), answer(run, dialect));
}

/** The segments of some customers, and their distances to its centroid, held to those of Strata: self_check, differing_rows, checked_rows. O(k × features). */
export function segmentCheckQuery(run: HandedRun, dialect: SqlDialect): string {
  return withTables(checkTables(run, dialect), verdict(run, dialect));
}

/** From the table `profiles` to the prepared features and on to `assigned`. O(k × features). */
export function segmentTables(run: HandedRun, dialect: SqlDialect): readonly CommonTable[] {
  const columns = run.artifacts.features.preparation.map(({ name }) => givenColumn(name, dialect));
  const list = columns.map((column, at) => `${dialect.number(column)} AS f${at + 1}`);
  const query = `SELECT ${GIVEN}.customer_id AS customer_id,\n    ${list.join(',\n    ')}\n  FROM profiles ${GIVEN}`;
  return [{ name: 'given', query }, ...scoringTables(run, dialect)];
}

function answer({ segments }: HandedRun, dialect: SqlDialect): string {
  const names = segments.map(({ name }, place) => `WHEN ${place + 1} THEN ${dialect.text(name)}`);
  return `SELECT customer_id, segment,\n  CASE segment\n    ${names.join('\n    ')}\n  END AS segment_name\nFROM assigned`;
}

function checkTables(run: HandedRun, dialect: SqlDialect): readonly CommonTable[] {
  const cell = (value: number | null): string =>
    value === null ? `CAST(NULL AS ${dialect.types.double})` : dialect.double(value);
  const rows = checkedCustomers(run).map(({ values, segment, squaredDistance }, at) => [
    String(at + 1),
    ...values.map(cell),
    String(segment),
    dialect.double(squaredDistance),
  ]);
  const features = run.artifacts.features.names.map((_, at) => `f${at + 1}`);
  const names = ['customer_id', ...features, 'expected_segment', 'expected_distance'];
  return [{ name: 'given', query: inlineRows(names, rows) }, ...scoringTables(run, dialect)];
}

function verdict({ checkRows }: HandedRun, { double }: SqlDialect): string {
  const tolerance = double(DISTANCE_TOLERANCE);
  const isNear = `ABS(assigned.least_distance - given.expected_distance) <= ${tolerance} * (${tolerance} + given.expected_distance)`;
  const differing = `SUM(CASE WHEN assigned.segment = given.expected_segment\n    AND ${isNear} THEN 0 ELSE 1 END)`;
  return [
    'SELECT',
    `  CASE WHEN COUNT(*) = ${checkRows.length} AND ${differing} = 0 THEN 'PASS' ELSE 'FAIL' END AS self_check,`,
    `  ${differing} AS differing_rows,`,
    '  COUNT(*) AS checked_rows',
    'FROM given',
    'JOIN assigned ON assigned.customer_id = given.customer_id',
  ].join('\n');
}
