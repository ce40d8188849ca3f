import type { FeatureNature, ProfileColumn, Profiles } from '../../../src/pipelines/segmentation/model.ts';

/** A profile column of a customer table with the given values. */
export function column(
  name: string,
  values: readonly number[],
  more: Partial<Pick<ProfileColumn, 'nature' | 'group' | 'clustered' | 'missing'>> = {},
): ProfileColumn {
  const nature: FeatureNature = more.nature ?? 'plain';
  return {
    name,
    title: name,
    unit: '',
    group: more.group ?? 'table',
    nature,
    values: Float64Array.from(values),
    missing: more.missing ?? { means: 'unknown', fill: 'median' },
    clustered: more.clustered ?? true,
  };
}

/** Profiles of as many customers as the columns have rows. */
export function profilesOf(columns: readonly ProfileColumn[], more: Partial<Profiles> = {}): Profiles {
  const rows = columns[0]?.values.length ?? 0;
  return {
    ids: Array.from({ length: rows }, (_, row) => `c${row + 1}`),
    columns,
    categories: [],
    absent: [],
    truth: undefined,
    revenue: undefined,
    purchases: undefined,
    referenceDay: undefined,
    totals: undefined,
    ...more,
  };
}
