import { namedForDatabases } from '../../../io/unique-names.ts';
import type { Profiles } from '../model.ts';

/** Columns that stand beside those of the profiles in tables of customers, so that none of those may have their names. */
const BESIDE = ['customer_id', 'segment', 'segment_name'] as const;

/**
 * The profiles under the names that their columns have outside of Strata: in `profiles.parquet` and in every file handed over
 * to another engine alike. A name that is taken, be it in other capitals, gets a number: "customer_id 2". O(columns).
 */
export function withProfileNames(profiles: Profiles): Profiles {
  const columns = [...profiles.columns, ...profiles.categories];
  const names = namedForDatabases([...BESIDE.map((name) => ({ name })), ...columns])
    .slice(BESIDE.length)
    .map(({ name }) => name);
  return {
    ...profiles,
    columns: profiles.columns.map((column, at) => ({ ...column, name: names[at]! })),
    categories: profiles.categories.map((column, at) => ({
      ...column,
      name: names[profiles.columns.length + at]!,
    })),
  };
}
