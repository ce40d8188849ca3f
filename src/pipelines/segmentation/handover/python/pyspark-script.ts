import { pythonLines, pythonList, pythonText } from '../../../../io/python/python-literal.ts';
import { withTables } from '../../../../io/sql/common-tables.ts';
import { SQL_DIALECTS } from '../../../../io/sql/dialects.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { NO_CONSTANTS } from '../no-constants.ts';
import { shownPlaces } from '../shown-places.ts';
import { eventReadingOf } from '../sql/event-reading-of.ts';
import { profileCheckQuery } from '../sql/profiles-sql.ts';
import { profileQuery } from '../sql/profile-tables.ts';
import { segmentCheckQuery, segmentQuery, segmentTables } from '../sql/segment-queries.ts';
import { renamedLines } from './model-constants.ts';
import { PYSPARK_PROGRAM } from './pyspark-program.ts';

/**
 * `pipeline_pyspark.py`: profiles from events and segments in Spark SQL, and k-means of spark.ml in the preparation of the
 * run. Whatever comes from the run stands in it as literals of plain ASCII. Refused for quantile scaling.
 * O(ids + k × features).
 */
export function pysparkScript(run: HandedRun): WrittenHandover {
  if (run.config.features.scaling === 'quantile') return NO_CONSTANTS;
  return { kind: 'written', content: [head(run), constants(run).join('\n'), PYSPARK_PROGRAM].join('\n') };
}

function head({ version, artifacts: { profiles }, fit, config, onBorder, elsewhere }: HandedRun): string {
  const customers = profiles.ids.length;
  return `#!/usr/bin/env python3
"""Strata ${pythonText(version).slice(1, -1)}: profiles and segments of customers, with PySpark.

From a run of ${customers} customers, ${fit.k} segments, seed ${config.source.seed}; every constant is written out.
UNTESTED HERE: Strata has no Spark to run this on. Its tests compile files like this one as Python, and run the same queries
as other databases have them; queries for Spark were parsed once by sqlglot 10.6 and, rewritten by it for PostgreSQL, gave
the right profiles and segments. Believe the self-checks, not this file.

    spark-submit pipeline_pyspark.py                          checks itself: PASS or FAIL
    spark-submit pipeline_pyspark.py --events events.parquet --out segments.parquet
    spark-submit pipeline_pyspark.py --events shop.events --format table --refit --out segments.parquet

Customers get the segment of their nearest centroid, of equally near ones the lowest; --refit runs k-means of spark.ml anew,
in the preparation of the run. What is unknown is NULL, and is filled as Strata fills it.

${onBorder} of the ${customers} customers of the run lie within rounding of a border, where engines may differ; ${elsewhere} are nearest to
another centroid than that of their segment, which happens where a fit was stopped before it came to rest.

Columns have the names of the file of the run. Times are timestamps, or ISO 8601 in UTC. Rows that Strata rejected must not
be in the table.
"""

import argparse
import sys
from collections import Counter

from pyspark.ml.clustering import KMeans
from pyspark.ml.feature import VectorAssembler
from pyspark.sql import SparkSession
`;
}

function constants(run: HandedRun): readonly string[] {
  const dialect = SQL_DIALECTS.spark;
  const reading = eventReadingOf(run, dialect);
  const tables = segmentTables(run, dialect);
  const upToPrepared = tables.slice(0, tables.findIndex(({ name }) => name === 'prepared') + 1);
  const features = run.artifacts.features.names.map((_, at) => `f${at + 1}`);
  const query = (name: string, sql: string | undefined): string =>
    `${name} = ${sql === undefined ? 'None' : pythonLines(sql.replace(/;$/, ''))}`;
  return [
    `SEED = ${run.config.source.seed}`,
    `CENTROIDS = ${run.fit.k}`,
    '# Number of the segment that each centroid belongs to; several where segments were merged by hand.',
    `SEGMENT_OF_CENTROID = ${pythonList(
      shownPlaces(run).map((place) => String(place + 1)),
      'line',
    )}`,
    '# Names of segments 1, 2 and so on.',
    `SEGMENTS = ${pythonList(
      run.segments.map(({ name }) => pythonText(name)),
      'lines',
    )}`,
    '# From the view events to one row for each customer, and 20 of those rows held to those of Strata.',
    query('PROFILES_SQL', reading && profileQuery(run, reading)),
    query('PROFILES_CHECK_SQL', reading && profileCheckQuery(run, reading)),
    ...renamedLines(run),
    '# From the view profiles to prepared features f1, f2 and so on.',
    query(
      'PREPARED_SQL',
      withTables(upToPrepared, `SELECT customer_id, ${features.join(', ')}\nFROM prepared`),
    ),
    '# From the view profiles to segments, and those of 20 customers held to those of Strata.',
    query('SEGMENTS_SQL', segmentQuery(run, dialect)),
    query('SEGMENTS_CHECK_SQL', segmentCheckQuery(run, dialect)),
  ];
}
