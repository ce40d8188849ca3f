import type { Labels } from '../../../kernels/matrix.ts';
import type { SegmentationConfig } from '../config.ts';
import type { ProfileCategory, ProfileColumn } from '../model.ts';
import type { Contrast } from './contrast.ts';
import { categoryContrasts } from './category-contrasts.ts';
import { limitedEffect } from './effect-limit.ts';
import type { NumberContrasts } from './number-contrasts.ts';

/** A contrast with what it is ordered by: |d| for numbers, Cohen's h for categories; finite. */
export interface RankedContrast {
  readonly contrast: Contrast;
  readonly strength: number;
  /** Share of all customers that have the category; undefined for numbers. */
  readonly overall: number | undefined;
}

/** The columns and categories that contrasts are of. */
export interface ContrastedProfiles {
  readonly columns: readonly Pick<ProfileColumn, 'name' | 'title' | 'unit'>[];
  readonly categories: readonly ProfileCategory[];
}

/** The contrasts of each segment that reach the thresholds, strongest first; `numbers` by profile column. */
export function rankContrasts(
  { columns, categories }: ContrastedProfiles,
  labels: Labels,
  k: number,
  numbers: readonly NumberContrasts[],
  { minEffect, minLift }: Pick<SegmentationConfig['segments'], 'minEffect' | 'minLift'>,
): readonly (readonly RankedContrast[])[] {
  const found = Array.from({ length: k }, () => [] as RankedContrast[]);
  for (const [index, { name: feature, title, unit }] of columns.entries()) {
    const { inside, outside, effect, members } = numbers[index]!;
    for (let segment = 0; segment < k; segment++) {
      const d = effect[segment]!;
      if (!(Math.abs(d) >= minEffect) || d === 0) continue;
      const contrast: Contrast = {
        feature,
        title,
        unit,
        kind: 'number',
        category: undefined,
        inside: inside[segment]!,
        outside: outside[segment]!,
        ...limitedEffect(d),
        members: members[segment]!,
      };
      const strength = Math.min(Number.MAX_VALUE, Math.abs(d));
      found[segment]!.push({ contrast, strength, overall: undefined });
    }
  }
  for (const category of categories) {
    for (const { segment, code, lift, strength, overall, ...sides } of categoryContrasts(
      category,
      labels,
      k,
      minLift,
    )) {
      const contrast: Contrast = {
        feature: category.name,
        title: category.title,
        unit: 'share',
        kind: 'category',
        category: category.names[code]!,
        ...sides,
        ...limitedEffect(lift),
      };
      found[segment]!.push({ contrast, strength, overall });
    }
  }
  return found.map((list) => list.toSorted((a, b) => b.strength - a.strength));
}
