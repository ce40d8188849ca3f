import { definePipeline } from '../../engine/pipeline.ts';
import type { SegmentationConfig } from './config.ts';
import type { SegmentationArtifacts } from './model.ts';
import { acquired } from './stages/acquired.ts';
import { checked } from './stages/checked.ts';
import { embedding } from './stages/embedding.ts';
import { evidence } from './stages/evidence.ts';
import { features } from './stages/features.ts';
import { identity } from './stages/identity.ts';
import { kChoice } from './stages/k-choice.ts';
import { profiles } from './stages/profiles.ts';
import { projection } from './stages/projection.ts';
import { segmentations } from './stages/segmentations.ts';
import { sweep } from './stages/sweep.ts';
import { featureTest } from './stages/feature-test.ts';
import { noiseTest } from './stages/noise-test.ts';
import { nullTest } from './stages/null-test.ts';
import { restartTest } from './stages/restart-test.ts';
import { rfm } from './stages/rfm.ts';
import { sampleCheck } from './stages/sample-check.ts';
import { sampling } from './stages/sampling.ts';
import { timeTest } from './stages/time-test.ts';
import { prediction } from './stages/prediction.ts';
import { value } from './stages/value.ts';

/** Customer segmentation, from events or a ready table to named segments: the table of contents of the product. */
export const segmentationPipeline = definePipeline<SegmentationArtifacts, SegmentationConfig>({
  id: 'segmentation',
  title: 'Customer segmentation',
  given: ['importedEvents', 'importedCustomers', 'importedMerges'],
  stages: [
    acquired,
    checked,
    identity,
    profiles,
    features,
    sweep,
    evidence,
    kChoice,
    segmentations,
    projection,
    embedding,
    sampleCheck,
    sampling,
    featureTest,
    timeTest,
    restartTest,
    noiseTest,
    nullTest,
    value,
    rfm,
    prediction,
  ],
});
