import { commentLine } from '../../../../io/sql/comment-line.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import { DISTANCE_TOLERANCE } from '../checked-customers.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { NO_CONSTANTS } from '../no-constants.ts';
import { renamedFeatures } from '../renamed-features.ts';
import { fileHead } from './file-head.ts';
import { segmentCheckQuery, segmentQuery } from './segment-queries.ts';

/**
 * `segments.sql`: a query from a table of profiles to the segment of each customer, and another that holds the same
 * arithmetic to the segments that Strata gave some customers. Refused for quantile scaling, whose ranks hold for the
 * customers of the run alone. O(k × features).
 */
export function segmentsSql(run: HandedRun, dialect: SqlDialect): WrittenHandover {
  if (run.config.features.scaling === 'quantile') return NO_CONSTANTS;
  const sections = [
    [
      ...fileHead(run, dialect, 'segments of customers'),
      commentLine('Reads the table profiles: customer_id and the columns below, one row for each customer.'),
      commentLine('NULL means unknown; it is filled with the value that Strata filled in. NaN must be NULL.'),
      commentLine('Of centroids at the same distance the lowest segment is taken.'),
      ...renamedFeatures(run).map(commentLine),
      ...borderLines(run),
      '--',
      ...segmentLines(run),
      '--',
      commentLine('Statement 1: the segment of every customer.'),
    ],
    [segmentQuery(run, dialect)],
    [
      commentLine(
        `Statement 2, self-check: ${run.checkRows.length} customers of the run, those nearest to a border among them, must get the segment that Strata gave them, and the squared distance to its centroid to ${DISTANCE_TOLERANCE} relative.`,
      ),
      commentLine(
        'It holds this engine to rows and constants of its own: of your table, and of a statement 1 that was changed or failed, it says nothing.',
      ),
    ],
    [segmentCheckQuery(run, dialect)],
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
