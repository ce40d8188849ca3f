import { seedFrom } from '../../../base/random.ts';
import { selectColumns } from '../../../kernels/matrix.ts';
import type { Features } from '../preparation/features.ts';
import type { FeatureGroup } from '../profiles/feature-group.ts';
import { features as featureSettings } from '../settings/features.ts';
import type { LeftOut } from './artifacts.ts';
import { type Agreement, refitAgreement } from './refit.ts';
import type { TestedFit } from './tested-fit.ts';

/** A feature or a group to be left out, with the columns that remain. */
export interface Omission extends Pick<LeftOut, 'kind' | 'name' | 'title'> {
  readonly remaining: readonly number[];
}

/** Every feature, then every group of two or more, without those whose absence leaves no feature. O(features × groups). */
export function omissions({
  names,
  titles,
  groups,
}: Pick<Features, 'names' | 'titles' | 'groups'>): readonly Omission[] {
  const all = names.map((_, column) => column);
  const single = all.map((left): Omission => {
    const remaining = all.filter((column) => column !== left);
    return { kind: 'feature', name: names[left]!, title: titles[left]!, remaining };
  });
  const grouped = [...new Set(groups)]
    .filter((group) => groups.filter((each) => each === group).length > 1)
    .map((group): Omission => {
      const remaining = all.filter((column) => groups[column] !== group);
      return { kind: 'group', name: group, title: titleOf(group), remaining };
    });
  return [...single, ...grouped].filter(({ remaining }) => remaining.length > 0);
}

/** How the segments fare without some columns. */
export function agreementWithout(fit: TestedFit, remaining: readonly number[], seed: number): Agreement {
  const key = seedFrom(seed, 'left out', remaining.join(' '));
  const matrix = selectColumns(fit.matrix, remaining);
  const centroids = selectColumns(fit.centroids, remaining);
  return refitAgreement({ ...fit, matrix, centroids }, key);
}

function titleOf(group: FeatureGroup): string {
  return group === 'table' ? 'Table columns' : featureSettings.settings[group].title;
}
