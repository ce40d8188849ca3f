import { digest } from '../base/sha256.ts';
import type { Override } from '../pipelines/segmentation/judgement/verdict.ts';
import type { Segmentation } from '../pipelines/segmentation/model.ts';

/** A person's decision with the segments it was made for, so that it is never taken for a decision on others. */
export interface KeptOverride extends Override {
  readonly k: number;
  /** SHA-256 of the labels. */
  readonly labels: string;
  /** The segment's name then. */
  readonly name: string;
}

/** What stands for a segmentation's labels. O(customers). */
export function labelsKey({ labels }: Pick<Segmentation, 'labels'>): string {
  return digest().array(labels).hex();
}

/** The decisions made for exactly these segments. */
export function overridesFor(
  overrides: readonly KeptOverride[],
  k: number,
  key: string,
): readonly KeptOverride[] {
  return overrides.filter((each) => each.k === k && each.labels === key);
}

/** The decisions with this one added, in the place of an earlier one on the same segment. */
export function withOverride(
  overrides: readonly KeptOverride[],
  added: KeptOverride,
): readonly KeptOverride[] {
  return [...overrides.filter((each) => !isSameSegment(each, added)), added];
}

/** The decisions without the one on this segment; the same array when there is none. */
export function withoutOverride(
  overrides: readonly KeptOverride[],
  dropped: Pick<KeptOverride, 'k' | 'labels' | 'segment'>,
): readonly KeptOverride[] {
  const left = overrides.filter((each) => !isSameSegment(each, dropped));
  return left.length === overrides.length ? overrides : left;
}

function isSameSegment(
  one: Pick<KeptOverride, 'k' | 'labels' | 'segment'>,
  other: Pick<KeptOverride, 'k' | 'labels' | 'segment'>,
): boolean {
  return one.k === other.k && one.labels === other.labels && one.segment === other.segment;
}
