import { commentLine } from '../../../../io/sql/comment-line.ts';
import { type CommonTable, withTables } from '../../../../io/sql/common-tables.ts';
import { inlineRows } from '../../../../io/sql/inline-rows.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { NO_CONSTANTS } from '../no-constants.ts';
import { shownPlaces } from '../shown-places.ts';
import { fileHead } from './file-head.ts';
import { scoringTables } from './scoring-tables.ts';

/**
 * `segments.sql`: a query from a table of profiles to the segment of each customer, and another that holds the same
 * arithmetic to the segments that Strata gave some customers. Refused for quantile scaling, whose ranks hold for the
 * customers of the run alone. O(k × features).
 */
export function segmentsSql(run: HandedRun, dialect: SqlDialect): WrittenHandover {
  const { features } = run.artifacts;
  if (run.config.features.scaling === 'quantile') return NO_CONSTANTS;
  const columns = features.preparation.map(({ name }) => dialect.identifier(name));
  const sections = [
    [
      ...fileHead(run, dialect, 'segments of customers'),
      commentLine('Reads the table profiles: customer_id and the columns below, one row for each customer.'),
      commentLine('NULL means unknown; it is filled with the value that Strata filled in. NaN must be NULL.'),
      commentLine('Of centroids at the same distance the lowest segment is taken.'),
      ...borderLines(run),
      '--',
      ...segmentLines(run),
      '--',
      commentLine('Statement 1: the segment of every customer.'),
    ],
    [withTables(dataTables(run, dialect, columns), answer(run, dialect))],
    [
      commentLine(
        `Statement 2, self-check: ${run.checkRows.length} customers of the run, those nearest to a border among them, must get the segment that Strata gave them.`,
      ),
    ],
    [withTables(checkTables(run, dialect), verdict(run))],
  ];
  return { kind: 'written', content: `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n` };
}

function borderLines({ onBorder, elsewhere, artifacts }: HandedRun): readonly string[] {
  const all = artifacts.profiles.ids.length;
  return [
    commentLine(
      `${onBorder} of the ${all} customers of the run lie within rounding of a border, where engines may differ.`,
    ),
    ...(elsewhere === 0
      ? []
      : [
          commentLine(
            `${elsewhere} are nearest to another centroid than that of their segment: the fit was stopped before it came to rest.`,
          ),
        ]),
  ];
}

function segmentLines({ segments }: HandedRun): readonly string[] {
  return segments.map(({ name, sources, isSetAside }, place) => {
    const merged = sources.length > 1 ? ` (merged by hand from ${sources.length})` : '';
    return commentLine(`Segment ${place + 1}: ${name}${merged}${isSetAside ? ' (set aside by hand)' : ''}`);
  });
}

function dataTables(run: HandedRun, dialect: SqlDialect, columns: readonly string[]): readonly CommonTable[] {
  const list = columns.map((column, at) => `CAST(${column} AS ${dialect.types.double}) AS f${at + 1}`);
  const query = `SELECT customer_id,\n    ${list.join(',\n    ')}\n  FROM profiles`;
  return [{ name: 'given', query }, ...scoringTables(run, dialect)];
}

function answer({ segments }: HandedRun, dialect: SqlDialect): string {
  const names = segments.map(({ name }, place) => `WHEN ${place + 1} THEN ${dialect.text(name)}`);
  return `SELECT customer_id, segment,\n  CASE segment\n    ${names.join('\n    ')}\n  END AS segment_name\nFROM assigned`;
}

function checkTables(run: HandedRun, dialect: SqlDialect): readonly CommonTable[] {
  const { profiles, features } = run.artifacts;
  const places = shownPlaces(run);
  const columns = features.names.map(
    (name) => profiles.columns.find((column) => column.name === name)!.values,
  );
  const cell = (value: number): string =>
    Number.isNaN(value) ? `CAST(NULL AS ${dialect.types.double})` : dialect.double(value);
  const rows = run.checkRows.map((row, at) => [
    String(at + 1),
    ...columns.map((values) => cell(values[row]!)),
    String(places[run.fit.labels[row]!]! + 1),
  ]);
  const names = ['customer_id', ...columns.map((_, at) => `f${at + 1}`), 'expected_segment'];
  return [{ name: 'given', query: inlineRows(names, rows) }, ...scoringTables(run, dialect)];
}

function verdict({ checkRows }: HandedRun): string {
  const differing = 'SUM(CASE WHEN assigned.segment = given.expected_segment THEN 0 ELSE 1 END)';
  return [
    'SELECT',
    `  CASE WHEN COUNT(*) = ${checkRows.length} AND ${differing} = 0 THEN 'PASS' ELSE 'FAIL' END AS self_check,`,
    `  ${differing} AS differing_rows,`,
    '  COUNT(*) AS checked_rows',
    'FROM given',
    'JOIN assigned ON assigned.customer_id = given.customer_id',
  ].join('\n');
}
