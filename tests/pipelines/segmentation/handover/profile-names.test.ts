import { parquetMetadata, parquetSchema } from 'hyparquet';
import { expect, test } from 'vitest';
import { profilesParquet } from '../../../../src/cli/profiles-parquet.ts';
import { SQL_DIALECTS } from '../../../../src/io/sql/dialects.ts';
import { modelOfRun } from '../../../../src/pipelines/segmentation/applied/model-of-run.ts';
import { modelPmml } from '../../../../src/pipelines/segmentation/handover/pmml/model-pmml.ts';
import { pysparkScript } from '../../../../src/pipelines/segmentation/handover/python/pyspark-script.ts';
import { sklearnScript } from '../../../../src/pipelines/segmentation/handover/python/sklearn-script.ts';
import { segmentsSql } from '../../../../src/pipelines/segmentation/handover/sql/segments-sql.ts';
import { APART_NAMES, COLLIDING_NAMES, handedHostileTable } from './handed-runs.ts';

test('profiles.parquet and every file handed over call a feature alike, and say where the run calls it otherwise', async () => {
  const run = await handedHostileTable(COLLIDING_NAMES);
  const columns = COLLIDING_NAMES.map((name, j) => ({
    ...run.artifacts.profiles.columns[j]!,
    name,
  }));
  const segment = { labels: run.fit.labels, segments: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] };
  const parquet = profilesParquet({ ...run.artifacts.profiles, columns }, segment as never);
  const schema = parquetSchema(parquetMetadata(parquet.slice().buffer));
  expect(schema.children.map(({ element }) => element.name)).toEqual([
    'customer_id',
    'segment',
    'segment_name',
    ...APART_NAMES,
  ]);
  for (const written of [
    segmentsSql(run, SQL_DIALECTS.bigquery),
    sklearnScript(run),
    pysparkScript(run),
    modelPmml(run),
  ]) {
    const content = written.kind === 'written' ? String(written.content) : '';
    expect(content.replaceAll('&#34;', '"')).toContain(
      'The feature "milk" of the run is called "milk 2" for other engines, as in profiles.parquet',
    );
  }
});

test('model.json keeps the names of the run, by which Strata finds the columns of new data', async () => {
  const run = await handedHostileTable(COLLIDING_NAMES);
  expect(modelOfRun(run).features.map(({ name }) => name)).toEqual(COLLIDING_NAMES);
});
