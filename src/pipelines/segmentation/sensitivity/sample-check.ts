import type { SegmentationConfig } from '../config.ts';

/** What clustering a sample and assigning everyone does to the segments, at the chosen k. */
export interface SampleCheck {
  readonly k: number;
  /** All customers, and those of a sample. */
  readonly rows: number;
  readonly sampled: number;
  /** How the segments of the run were made. */
  readonly made: SegmentationConfig['clustering']['sample'];
  /** Adjusted Rand indices; undefined where the sample would hold everyone. */
  readonly agreement: SampleAgreement | undefined;
}

export interface SampleAgreement {
  /** Of segments made on a sample with those made on all customers, from starts of their own. */
  readonly withAll: number;
  /** Of segments made on two samples drawn apart. */
  readonly betweenSamples: number;
}
