import { meanOf } from '../../../kernels/moments.ts';
import { quantileOfSorted, sortedPresent } from '../../../kernels/quantile.ts';
import type { ProfileColumn, Profiles } from '../model.ts';
import type { ProfileColumnView, ProfilesView } from '../views.ts';

/** What the screen shows of the profiles: every column with its range, values at single precision; gives way between columns. O(customers log customers × columns). */
export async function profilesView(
  { ids, columns, categories, absent, referenceDay }: Profiles,
  checkpoint: () => Promise<void>,
): Promise<ProfilesView> {
  const views: ProfileColumnView[] = [];
  for (const column of columns) {
    await checkpoint();
    views.push(columnView(column));
  }
  return {
    ids,
    columns: views,
    categories: categories.map(({ name, title, codes, names }) => ({ name, title, codes, names })),
    absent: absent.map(({ title, reason }) => ({ title, reason })),
    referenceDay,
  };
}

function columnView({ name, title, unit, group, missing, values }: ProfileColumn): ProfileColumnView {
  const sorted = sortedPresent(values);
  const single = Float32Array.from(values);
  return {
    name,
    title,
    unit,
    group,
    missingMeans: missing.means,
    missing: values.length - sorted.length,
    min: sorted[0] ?? NaN,
    median: quantileOfSorted(sorted, 0.5),
    mean: meanOf(sorted).mean,
    max: sorted.at(-1) ?? NaN,
    isWhole: areWhole(single),
    values: single,
  };
}

function areWhole(values: Float32Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== Math.floor(value) && value === value) return false;
  }
  return true;
}
