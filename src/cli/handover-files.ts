import { present } from '../base/assert.ts';
import { version } from '../base/version.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { handedRunOf } from '../pipelines/segmentation/handover/handed-run-of.ts';
import { type Handover, writeHandover } from '../pipelines/segmentation/handover/write-handover.ts';
import type { Segmentation, SegmentationArtifacts } from '../pipelines/segmentation/model.ts';

/** Every file for other engines that a finished run can be handed over by; why one cannot is told. */
export function handoverFiles(
  artifacts: Partial<SegmentationArtifacts>,
  { k, segments }: Segmentation,
  config: SegmentationConfig,
  tell: (note: string) => void,
): Readonly<Record<string, string | Uint8Array>> {
  const choice = {
    k,
    segments: segments.map(({ id, name }) => ({ name, sources: [id], isSetAside: false })),
  };
  const run = present(handedRunOf(artifacts, choice, { config, version }), 'a run with segments');
  const { files, refused, renamed } = writeHandover(run);
  for (const told of renamed) tell(`Files handed over: ${told}`);
  for (const [reason, names] of byReason(refused))
    tell(`Left out of the files handed over: ${names.join(', ')}. ${reason}`);
  return files;
}

function byReason(refused: Handover['refused']): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const { file, reason } of refused) names.set(reason, [...(names.get(reason) ?? []), file.fileName]);
  return names;
}
