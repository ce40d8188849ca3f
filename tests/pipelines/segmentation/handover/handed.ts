import { present } from '../../../../src/base/assert.ts';
import { failureText } from '../../../../src/engine/failure.ts';
import type { HandedRun, HandedSegment } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { handedRunOf } from '../../../../src/pipelines/segmentation/handover/handed-run-of.ts';
import { type Run, type RunOptions, runSegmentation } from '../run-segmentation.ts';

/** A run of the product, ready to be handed over, with its segments as found or as given. */
export async function handed(
  options: RunOptions,
  segments?: readonly HandedSegment[],
): Promise<{ readonly run: Run; readonly handed: HandedRun }> {
  const run = await runSegmentation(options);
  if (run.outcome.kind === 'failed') throw new Error(failureText(run.outcome.failure));
  const k = present(run.artifacts.kChoice, 'a choice of k').chosen;
  const found = present(
    run.artifacts.segmentations?.byK.find((each) => each.k === k),
    'segments',
  ).segments;
  const choice = {
    k,
    segments: segments ?? found.map(({ id, name }) => ({ name, sources: [id], isSetAside: false })),
  };
  const made = handedRunOf(run.artifacts, choice, { config: run.config, version: '1.2.3' });
  return { run, handed: present(made, 'a run to hand over') };
}
