import type { SegmentationConfig } from '../config.ts';
import type { SegmentationArtifacts } from '../model.ts';
import type { Fit } from '../sweep/artifacts.ts';

/** A segment as it is handed over: named, and made of one segment of the fit or of several that were merged by hand. */
export interface HandedSegment {
  readonly name: string;
  /** Segments of the fit, from 0, ascending. */
  readonly sources: readonly number[];
  readonly isSetAside: boolean;
}

/** What a run made, as far as another engine needs it. */
export type HandedArtifacts = Pick<SegmentationArtifacts, 'profiles' | 'features' | 'sweep'> &
  Partial<
    Pick<SegmentationArtifacts, 'importedEvents' | 'importedCustomers' | 'acquired' | 'checked' | 'identity'>
  >;

/** A finished run from which files for other engines are written. Nothing in it depends on when that is done. */
export interface HandedRun {
  /** Version of Strata. */
  readonly version: string;
  readonly config: SegmentationConfig;
  /** Columns of the profiles and features have the names that they have outside of Strata. */
  readonly artifacts: HandedArtifacts;
  /** What the features are called in the run, in their order. */
  readonly featureNames: readonly string[];
  /** The fit of the segments shown; its segments are the `sources`. */
  readonly fit: Fit;
  /** In the order shown: segment 1 of every file is the first. Each segment of the fit is a source of exactly one. */
  readonly segments: readonly HandedSegment[];
  /** Rows of the profiles whose results are written into each file for its self-check, ascending. */
  readonly checkRows: readonly number[];
  /** Customers so near a border that the last bit of an engine's arithmetic may decide; they are in no self-check. */
  readonly onBorder: number;
  /** Customers whose segment in the run is not that of the nearest centroid, borders aside; 0 for a fit that converged. */
  readonly elsewhere: number;
}
