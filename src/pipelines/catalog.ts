import { SEGMENTATION_SETTINGS } from './segmentation/config.ts';

/** What the main thread may know of a pipeline without loading it. */
export const CATALOG = {
  segmentation: { title: 'Customer segmentation', settings: SEGMENTATION_SETTINGS },
} as const;

export type PipelineId = keyof typeof CATALOG;
