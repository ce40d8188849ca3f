import type { RunRequest } from '../engine/run.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import type { ReadFile } from './import-file.ts';

/** What files that were just read are to a run. */
export function givenOf(
  data: ReadFile,
  merges: ReadFile | undefined,
): RunRequest<SegmentationArtifacts, SegmentationConfig>['given'] {
  const { kept, imported } = data;
  return {
    ...(kept.kind === 'events' ? { importedEvents: { key: imported.id, value: kept.value } } : {}),
    ...(kept.kind === 'customers' ? { importedCustomers: { key: imported.id, value: kept.value } } : {}),
    ...(merges?.kept.kind === 'merges'
      ? { importedMerges: { key: merges.imported.id, value: merges.kept.value } }
      : {}),
  };
}
