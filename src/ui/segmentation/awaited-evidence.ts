import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { STRUCTURE_THRESHOLDS } from '../../pipelines/segmentation/structure/thresholds.ts';
import type { EvidenceView } from '../../pipelines/segmentation/views.ts';

/** The evidence of a run before any is there, so that its charts have their place from the start. */
export function awaitedEvidence({ structure }: Pick<SegmentationConfig, 'structure'>): EvidenceView {
  return {
    points: [],
    judgedRows: structure.rows,
    nullDraws: structure.nullDraws,
    strengthFrom: STRUCTURE_THRESHOLDS.predictionStrength,
  };
}
