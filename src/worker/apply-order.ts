import { present } from '../base/assert.ts';
import { artifactCache } from '../engine/cache.ts';
import { checkpointOf } from '../engine/checkpoint.ts';
import { type Pipeline, upTo } from '../engine/pipeline.ts';
import type { TaskPool } from '../engine/pool.ts';
import { runPipeline, type RunPorts } from '../engine/run.ts';
import { appliedConfig } from '../pipelines/segmentation/applied/applied-config.ts';
import { applyModel } from '../pipelines/segmentation/applied/apply-model.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import type { AcquiredView, CheckedView, ProfilesView } from '../pipelines/segmentation/views.ts';
import type { AppliedData, ApplyProgress } from './applied-data.ts';
import type { ApplyOrder } from './apply-protocol.ts';
import { givenOf } from './given-of.ts';
import { importMergeFile, type ReadFile, type ReadManners } from './import-file.ts';
import { importPlanned } from './import-planned.ts';
import { modelView, openModel } from './open-model.ts';
import type { Answer } from './protocol.ts';

/** What applying needs of the host. */
export interface ApplyTools {
  readonly pipeline: Pipeline<SegmentationArtifacts, SegmentationConfig>;
  readonly ports: Pick<RunPorts, 'signal' | 'now' | 'giveWay'> & { readonly pool: TaskPool };
  readonly version: string;
  onProgress(progress: ApplyProgress): void;
}

/** The stage after which there are profiles. */
const LAST_STAGE = 'profiles';

/**
 * Reads the new data, describes the customers as the run of the model did and gives them its segments. What the host
 * keeps of other data and runs is neither used nor touched. Loaded when it is first asked for.
 */
export async function applyOrder(order: ApplyOrder, tools: ApplyTools): Promise<Answer<AppliedData>> {
  const { ports, version, onProgress } = tools;
  const begun = ports.now();
  const model = await openModel(order.model.file, order.model.fileName);
  const { data, merges } = await readData(order, tools);
  const config = appliedConfig(model, order.asOf);
  const views: { acquired?: AcquiredView; checked?: CheckedView; profiles?: ProfilesView } = {};
  let title = '';
  const { outcome, artifacts } = await runPipeline(
    upTo(tools.pipeline, LAST_STAGE),
    {
      config: { ...config, source: { ...config.source, kind: order.data.plan.kind } },
      seed: config.source.seed,
      given: givenOf(data, merges),
    },
    {
      ...ports,
      cache: artifactCache(0),
      emit(event) {
        if (event.kind === 'stage-progress') onProgress({ kind: 'computing', title, share: event.fraction });
        if (event.kind === 'stage-started') {
          title = tools.pipeline.stages.find(({ makes }) => makes === event.stage)?.title ?? '';
          onProgress({ kind: 'computing', title, share: 0 });
        }
        if (event.kind === 'stage-ended') Object.assign(views, { [event.stage]: event.view });
      },
    },
  );
  if (outcome.kind === 'failed') return { kind: 'failed', failure: outcome.failure };
  if (outcome.kind === 'cancelled') return { kind: 'cancelled' };
  const profiles = present(artifacts.profiles, 'the profiles');
  const checkpoint = checkpointOf(ports);
  const { labels, distances, drift } = await applyModel(model, profiles, {
    version,
    mergeRows: artifacts.identity?.mergeRows ?? 0,
    mapping: order.data.plan.kind === 'events' ? order.data.plan.mapping : undefined,
    async checkpoint(share) {
      onProgress({ kind: 'computing', title: 'Segments and drift', share });
      await checkpoint();
    },
  });
  const used = new Set(model.features.map(({ name }) => name));
  const { ids, columns } = present(views.profiles, 'the view of the profiles');
  return {
    kind: 'ok',
    value: {
      model: modelView(model),
      data: data.imported,
      merges: merges?.imported,
      acquired: views.acquired,
      checked: views.checked,
      ids,
      columns: columns.filter(({ name }) => used.has(name)),
      labels,
      distances,
      drift,
      ms: ports.now() - begun,
    },
  };
}

async function readData(
  { data: { file, plan }, merges }: ApplyOrder,
  { ports, onProgress }: ApplyTools,
): Promise<{ readonly data: ReadFile; readonly merges: ReadFile | undefined }> {
  const { signal, now, giveWay, pool } = ports;
  const mannersFor = (fileName: string): ReadManners => ({
    signal,
    now,
    giveWay,
    onProgress: (read) => onProgress({ kind: 'reading', fileName, read }),
  });
  return {
    data: await importPlanned(file, plan, pool, mannersFor(plan.fileName)),
    merges:
      merges === undefined
        ? undefined
        : await importMergeFile(merges.file, merges.fileName, merges.columns, mannersFor(merges.fileName)),
  };
}
