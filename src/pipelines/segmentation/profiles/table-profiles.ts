import type { ProfileColumn, Profiles } from '../model.ts';
import type { ImportedCustomers } from '../acquire/imported.ts';

/**
 * Profiles from a ready table: its numeric columns as they are, its labels as the truth to compare with. Nothing is
 * guessed about what a column means. O(rows × columns), without copying.
 */
export function tableProfiles({ table }: ImportedCustomers): Profiles {
  const columns = table.columns.map(({ name, values }): ProfileColumn => ({
    name,
    title: name,
    unit: '',
    group: 'table',
    nature: 'plain',
    values,
    missing: { means: 'not given', fill: 'median' },
    clustered: true,
  }));
  const labels = table.labels;
  return {
    ids: table.ids,
    columns,
    categories: [],
    absent: [],
    truth: labels === undefined ? undefined : { name: labels.name, codes: labels.codes, names: labels.names },
    revenue: undefined,
    purchases: undefined,
    referenceDay: undefined,
    totals: undefined,
  };
}
