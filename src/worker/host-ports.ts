import type { Pipeline } from '../engine/pipeline.ts';
import type { TaskPool } from '../engine/pool.ts';
import type { PipelineId } from '../pipelines/catalog.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';

/** What the host needs of the thread it lives on. */
export interface HostPorts {
  readonly pipelines: Readonly<Record<PipelineId, Pipeline<SegmentationArtifacts, SegmentationConfig>>>;
  createPool(size: number): TaskPool & { terminate(): void };
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Milliseconds since 1970, by which events to come are told; absent where nothing is to depend on the day. */
  date?(): number;
  /** Resolves after waiting messages have been handled. */
  giveWay(): Promise<void>;
  readonly version: string;
  readonly sharedMemory: boolean;
}
