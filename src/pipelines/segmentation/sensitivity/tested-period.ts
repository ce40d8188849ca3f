import type { Labels } from '../../../kernels/matrix.ts';
import type { SegmentationConfig } from '../config.ts';
import type { DatedEvents } from './time-events.ts';

/** What the tests of time rest on: the events, and the segmentation of the whole period with its features. */
export interface TestedPeriod {
  readonly dated: DatedEvents;
  readonly labels: Labels;
  readonly k: number;
  /** Names of the features in the matrix. */
  readonly names: readonly string[];
  readonly settings: SegmentationConfig['features'];
}
