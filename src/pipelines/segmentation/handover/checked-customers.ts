import type { HandedRun } from './handed-run.ts';
import { shownPlaces } from './shown-places.ts';

/** A customer by whom a file is checked: what it must get. */
export interface CheckedCustomer {
  /** In the order of the preparation; null where unknown. */
  readonly values: readonly (number | null)[];
  /** Its segment in the fit, from 0. */
  readonly label: number;
  /** The segment that it is shown in, from 1. */
  readonly segment: number;
}

/** The customers of the self-check. O(rows × features). */
export function checkedCustomers(run: HandedRun): readonly CheckedCustomer[] {
  const { profiles, features } = run.artifacts;
  const places = shownPlaces(run);
  const columns = features.names.map(
    (name) => profiles.columns.find((column) => column.name === name)!.values,
  );
  return run.checkRows.map((row) => {
    const label = run.fit.labels[row]!;
    return {
      values: columns.map((values) => (Number.isNaN(values[row]!) ? null : values[row]!)),
      label,
      segment: places[label]! + 1,
    };
  });
}
