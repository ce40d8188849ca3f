import { type ParquetColumn, writeParquet } from '../io/parquet-writer.ts';
import { withProfileNames } from '../pipelines/segmentation/handover/profile-names.ts';
import type { Profiles, Segmentation } from '../pipelines/segmentation/model.ts';

/** Every customer's profile with its segment as a Parquet file: one row each, missing values null. */
export function profilesParquet(made: Profiles, { labels, segments }: Segmentation): Uint8Array {
  const profiles = withProfileNames(made);
  const names = Array.from(labels, (label) => segments[label]!.name);
  const numbers = profiles.columns.map(({ name, values }): ParquetColumn => ({
    name,
    kind: 'number',
    values,
  }));
  const categories = profiles.categories.map(({ name, codes, names: texts }): ParquetColumn => ({
    name,
    kind: 'text',
    values: Array.from(codes, (code) => texts[code]),
  }));
  return writeParquet([
    { name: 'customer_id', kind: 'text', values: profiles.ids },
    { name: 'segment', kind: 'integer', values: labels.map((label) => label + 1) },
    { name: 'segment_name', kind: 'text', values: names },
    ...numbers,
    ...categories,
  ]);
}
