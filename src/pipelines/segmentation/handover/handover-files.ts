import { SQL_DIALECTS } from '../../../io/sql/dialects.ts';
import type { HandoverFile } from './handover-file.ts';

const MODEL: HandoverFile = {
  id: 'model',
  title: 'Model',
  fileName: 'model.json',
  about:
    'gives new customers their segments, without clustering again, and says whether they have drifted: the page Apply, or strata apply',
  tested: true,
  keepsNames: true,
};

const SCRIPTS: readonly HandoverFile[] = [
  {
    id: 'pipeline-sklearn',
    title: 'Pipeline in scikit-learn',
    fileName: 'pipeline_sklearn.py',
    about: 'makes profiles and segments from a file of events or of profiles, or runs k-means again',
    tested: true,
  },
  {
    id: 'pipeline-pyspark',
    title: 'Pipeline in PySpark',
    fileName: 'pipeline_pyspark.py',
    about: 'makes profiles and segments from tables in Spark, or runs k-means of spark.ml again',
    tested: false,
  },
];

const ONNX: readonly HandoverFile[] = [
  {
    id: 'model-onnx',
    title: 'Model as ONNX',
    fileName: 'model.onnx',
    about: 'gives profiles their segments in whatever runs ONNX, in double precision',
    tested: true,
  },
  {
    id: 'check-onnx',
    title: 'Check of the ONNX model',
    fileName: 'check_onnx.py',
    about: 'holds model.onnx to 20 customers in onnxruntime for Python',
    tested: true,
  },
];

const PMML: readonly HandoverFile[] = [
  {
    id: 'model-pmml',
    title: 'Model as PMML',
    fileName: 'model.pmml',
    about: 'gives profiles their segments in engines that read PMML 4.4',
    tested: false,
  },
  {
    id: 'check-pmml',
    title: 'Check of the PMML model',
    fileName: 'check_pmml.py',
    about: 'reads model.pmml in Python, without an engine, and holds it to 20 customers',
    tested: true,
  },
];

/** All files for other engines, in the order in which they are offered. Each has its writer in `handover-writers.ts`. */
export const HANDOVER_FILES: readonly HandoverFile[] = [...sqlFiles(), ...SCRIPTS, MODEL, ...ONNX, ...PMML];

function sqlFiles(): readonly HandoverFile[] {
  const files = Object.values(SQL_DIALECTS).flatMap(({ name, title, tried }): readonly HandoverFile[] => {
    const segments: HandoverFile = {
      id: `segments-${name}`,
      title: `Segments in ${title}`,
      fileName: `segments.${name}.sql`,
      about: 'gives every customer of a table of profiles its segment',
      tested: tried !== 'never',
      dialect: name,
    };
    if (name === 'sqlite') return [segments];
    const profiles: HandoverFile = {
      id: `profiles-${name}`,
      title: `Profiles in ${title}`,
      fileName: `profiles.${name}.sql`,
      about: 'makes one row for each customer from a table of events',
      tested: tried !== 'never',
      dialect: name,
    };
    return [profiles, segments];
  });
  const merges: HandoverFile = {
    id: 'customer-merges',
    title: 'Merged ids',
    fileName: 'customer_merges.csv',
    about: 'is the table of merged ids that profiles in SQL read where they are too many to be written out',
    tested: true,
    keepsNames: true,
  };
  return [...files, merges];
}
