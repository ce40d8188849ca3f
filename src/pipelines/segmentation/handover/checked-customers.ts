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
  /** From its prepared values to the centroid of its label. */
  readonly squaredDistance: number;
}

/** What a self-check allows distances to differ by: this times the distance, and this times that where it is nearly 0. */
export const DISTANCE_TOLERANCE = 1e-6;

/** The squared distance of a customer to the centroid of its segment in the fit, added up as k-means does. O(features). */
export function squaredDistance({ artifacts, fit }: HandedRun, row: number): number {
  const { values, names } = artifacts.features;
  let sum = 0;
  for (let j = 0; j < names.length; j++) {
    const difference = values[row * names.length + j]! - fit.centroids[fit.labels[row]! * names.length + j]!;
    sum += difference * difference;
  }
  return sum;
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
      squaredDistance: squaredDistance(run, row),
    };
  });
}
