import { SQL_DIALECTS } from '../../../io/sql/dialects.ts';
import type { HandedRun } from './handed-run.ts';
import type { HandoverFileId, WrittenHandover } from './handover-file.ts';
import { mergesCsv } from './merges-csv.ts';
import { modelJson } from './model-json.ts';
import { checkOnnx } from './onnx/check-onnx.ts';
import { modelOnnx } from './onnx/model-onnx.ts';
import { checkPmml } from './pmml/check-pmml.ts';
import { modelPmml } from './pmml/model-pmml.ts';
import { pysparkScript } from './python/pyspark-script.ts';
import { sklearnScript } from './python/sklearn-script.ts';
import { profilesSql } from './sql/profiles-sql.ts';
import { segmentsSql } from './sql/segments-sql.ts';

/** Writes one file; the same run gives the same bytes. */
export type HandoverWriter = (run: HandedRun) => WrittenHandover;

/** The writer of each file. */
export const HANDOVER_WRITERS: Readonly<Record<HandoverFileId, HandoverWriter>> = {
  'profiles-duckdb': (run) => profilesSql(run, SQL_DIALECTS.duckdb),
  'profiles-postgresql': (run) => profilesSql(run, SQL_DIALECTS.postgresql),
  'profiles-snowflake': (run) => profilesSql(run, SQL_DIALECTS.snowflake),
  'profiles-bigquery': (run) => profilesSql(run, SQL_DIALECTS.bigquery),
  'profiles-spark': (run) => profilesSql(run, SQL_DIALECTS.spark),
  'segments-duckdb': (run) => segmentsSql(run, SQL_DIALECTS.duckdb),
  'segments-postgresql': (run) => segmentsSql(run, SQL_DIALECTS.postgresql),
  'segments-snowflake': (run) => segmentsSql(run, SQL_DIALECTS.snowflake),
  'segments-bigquery': (run) => segmentsSql(run, SQL_DIALECTS.bigquery),
  'segments-spark': (run) => segmentsSql(run, SQL_DIALECTS.spark),
  'segments-sqlite': (run) => segmentsSql(run, SQL_DIALECTS.sqlite),
  'customer-merges': mergesCsv,
  'pipeline-sklearn': sklearnScript,
  'pipeline-pyspark': pysparkScript,
  model: modelJson,
  'model-onnx': modelOnnx,
  'check-onnx': checkOnnx,
  'model-pmml': modelPmml,
  'check-pmml': checkPmml,
};
