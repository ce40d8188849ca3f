import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { RunTimes } from '../run-times.ts';

/** A place where the pipeline runs, started once and kept, so that its runs are warm. */
export interface Way {
  readonly name: string;
  run(config: SegmentationConfig): Promise<RunTimes>;
  close(): Promise<void>;
}
