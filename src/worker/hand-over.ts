import { InputError } from '../base/input-error.ts';
import { withBreaks } from '../base/sliced.ts';
import { checkpointOf } from '../engine/checkpoint.ts';
import { Cancelled } from '../engine/failure.ts';
import { type Pipeline, upTo } from '../engine/pipeline.ts';
import { runPipeline, type RunPorts, type RunRequest } from '../engine/run.ts';
import { thrownFrom } from '../engine/thrown.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { handedRunOf } from '../pipelines/segmentation/handover/handed-run-of.ts';
import { HANDOVER_FILES } from '../pipelines/segmentation/handover/handover-files.ts';
import { slicedHandover } from '../pipelines/segmentation/handover/write-handover.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import type { HandedOver, HandoverRequest } from './handover-protocol.ts';
import { packFiles } from './pack-files.ts';

/** What is handed over is made by this stage and those before it. */
const LAST_STAGE = 'sweep';

/** What writing needs of the host. */
export interface HandoverTools {
  readonly pipeline: Pipeline<SegmentationArtifacts, SegmentationConfig>;
  readonly config: SegmentationConfig;
  readonly given: RunRequest<SegmentationArtifacts, SegmentationConfig>['given'];
  readonly ports: Omit<RunPorts, 'emit'>;
  readonly version: string;
}

/**
 * Writes the files of a finished run from its artifacts: goes through the stages up to the fits again, which answer from
 * the cache, or are computed as before where they were forgotten. Loaded when it is first asked for.
 */
export async function handOver(
  { choice, files }: HandoverRequest,
  { pipeline, config, given, ports, version }: HandoverTools,
): Promise<HandedOver> {
  const { outcome, artifacts } = await runPipeline(
    upTo(pipeline, LAST_STAGE),
    { config, seed: config.source.seed, given },
    { ...ports, emit: () => {} },
  );
  if (outcome.kind === 'cancelled') throw new Cancelled();
  if (outcome.kind === 'failed') throw thrownFrom(outcome.failure);
  await ports.giveWay();
  const run = handedRunOf(artifacts, choice, { config, version });
  if (run === undefined)
    throw new InputError({
      message: 'What the run was made from is no longer at hand.',
      remedy: 'Run again, then hand over.',
    });
  const chosen = HANDOVER_FILES.filter(({ id }) => files.includes(id));
  const written = await withBreaks(slicedHandover(run, chosen), checkpointOf(ports));
  const entries = Object.entries(written.files).map(([name, content]) => ({
    name,
    content: new Blob([content as BlobPart]),
  }));
  return {
    content: files.length === 1 ? entries[0]?.content : await packed(entries, ports.giveWay),
    written: entries.length,
    refused: written.refused.map(({ file, reason }) => ({ id: file.id, reason })),
    renamed: written.renamed,
  };
}

async function packed(
  entries: Parameters<typeof packFiles>[0],
  giveWay: () => Promise<void>,
): Promise<Blob | undefined> {
  return entries.length === 0 ? undefined : await packFiles(entries, giveWay);
}
