import { atan2 } from '../../../base/portable-math.ts';
import { clusterSizes } from '../../../kernels/cluster-means.ts';
import type { Labels } from '../../../kernels/matrix.ts';
import type { ProfileCategory } from '../model.ts';
import { isSupported } from './contrast-support.ts';

/** One category that is more frequent in a segment than among all other customers. */
export interface CategoryContrast {
  readonly segment: number;
  /** Code of the category. */
  readonly code: number;
  /** Share of the category inside and outside, of the customers whose category is known. */
  readonly inside: number;
  readonly outside: number;
  /** Share of the category among all customers whose category is known. */
  readonly overall: number;
  /** Members whose category is known. */
  readonly members: number;
  /** Ratio of the two shares; ∞ where no other customer has the category. */
  readonly lift: number;
  /** Cohen's h, which reads like d (Cohen 1988): orders categories among numbers. */
  readonly strength: number;
}

/**
 * The categories with a lift of at least `minLift` whose surplus also exceeds two standard errors of a difference of
 * shares, so that a rare category does not stand out by two customers. O(rows + segments × categories).
 */
export function categoryContrasts(
  category: ProfileCategory,
  labels: Labels,
  k: number,
  minLift: number,
): readonly CategoryContrast[] {
  const names = category.names.length;
  const counts = new Float64Array(k * names);
  const bySegment = new Float64Array(k);
  const sizes = clusterSizes(labels, k);
  const byCode = new Float64Array(names);
  let all = 0;
  for (let row = 0; row < labels.length; row++) {
    const code = category.codes[row]!;
    if (code < 0) continue;
    counts[labels[row]! * names + code]!++;
    bySegment[labels[row]!]!++;
    byCode[code]!++;
    all++;
  }
  const found: CategoryContrast[] = [];
  for (let segment = 0; segment < k; segment++) {
    const members = bySegment[segment]!;
    const others = all - members;
    const size = sizes[segment]!;
    if (members === 0 || others === 0 || !isSupported(members, size, others, labels.length - size)) continue;
    for (let code = 0; code < names; code++) {
      const inside = counts[segment * names + code]! / members;
      const outside = (byCode[code]! - counts[segment * names + code]!) / others;
      const overall = byCode[code]! / all;
      const error = Math.sqrt(overall * (1 - overall) * (1 / members + 1 / others));
      const lift = inside / outside;
      if (!(lift >= minLift) || !(inside - outside > 2 * error)) continue;
      const strength = 2 * (angle(inside) - angle(outside));
      found.push({ segment, code, inside, outside, overall, members, lift, strength });
    }
  }
  return found;
}

function angle(share: number): number {
  return atan2(Math.sqrt(share), Math.sqrt(1 - share));
}
