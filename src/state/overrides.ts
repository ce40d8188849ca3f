import { sourcesOf, sweptK } from '../pipelines/segmentation/edits/swept.ts';
import type { Override } from '../pipelines/segmentation/judgement/verdict.ts';
import type { Segmentation } from '../pipelines/segmentation/model.ts';

/**
 * A person's decision with the segments it was made for, so that it is never taken for a decision on others. Segments are
 * those of the run, whatever they have been merged into or called since.
 */
export interface KeptOverride extends Override {
  /** The others, where it was made for several merged into one. */
  readonly merged?: readonly number[];
  readonly k: number;
  /** SHA-256 of the labels. */
  readonly labels: string;
  /** The segment's name then. */
  readonly name: string;
}

/** What a decision is made for. */
export type OverrideTarget = Pick<KeptOverride, 'k' | 'labels' | 'segment' | 'merged'>;

/** A decision on a shown segment; `segment` is its id there. */
export interface ShownOverride extends Override {
  readonly kept: KeptOverride;
}

/** The decisions made for exactly these segments; `key` stands for their labels. */
export function overridesFor(
  overrides: readonly KeptOverride[],
  segmentation: Pick<Segmentation, 'k' | 'swept' | 'segments'>,
  key: string,
): readonly ShownOverride[] {
  return overrides.flatMap((kept) => {
    if (kept.k !== sweptK(segmentation) || kept.labels !== key) return [];
    const shown = segmentation.segments.find((each) => sameNumbers(sourcesOf(each), sourcesOfOverride(kept)));
    return shown === undefined ? [] : [{ ...kept, segment: shown.id, kept }];
  });
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
  dropped: OverrideTarget,
): readonly KeptOverride[] {
  const left = overrides.filter((each) => !isSameSegment(each, dropped));
  return left.length === overrides.length ? overrides : left;
}

function isSameSegment(one: OverrideTarget, other: OverrideTarget): boolean {
  return (
    one.k === other.k &&
    one.labels === other.labels &&
    sameNumbers(sourcesOfOverride(one), sourcesOfOverride(other))
  );
}

function sourcesOfOverride({ segment, merged = [] }: OverrideTarget): readonly number[] {
  return [segment, ...merged];
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
