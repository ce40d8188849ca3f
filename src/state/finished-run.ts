import { canonicalJson } from '../base/canonical-json.ts';
import { version } from '../base/version.ts';
import type { AppState } from './app-state.ts';
import type { KeptRun, KeptRunBody } from './kept-run.ts';

/** A run as it is to be kept. */
export interface FinishedRun {
  readonly run: Omit<KeptRun, 'id' | 'bytes'>;
  readonly body: KeptRunBody;
}

/** The run that has just ended, ready to be kept; undefined while it has no segments. */
export function finishedRun(state: AppState, at: number): FinishedRun | undefined {
  const { result, views, stages, ms = 0 } = state.run;
  const chosen = views.segmentations?.byK.find(({ k }) => k === result?.kSelection.chosen);
  if (result === undefined || views.profiles === undefined || chosen === undefined) return undefined;
  const { preset, config: _config, ...byHand } = state.history.present;
  const { config } = result;
  return {
    run: {
      format: 1,
      at,
      name: '',
      note: '',
      pinned: false,
      appVersion: version,
      preset,
      config,
      fileName: config.source.kind === 'synthetic' ? undefined : state.inputs[config.source.kind]?.fileName,
      dataHash: result.dataHash,
      resultHash: result.resultHash,
      customers: views.profiles.ids.length,
      k: chosen.k,
      structure: result.kSelection.structure,
      segments: chosen.segments.map(({ name, size }) => ({ name, size })),
      ms,
      stages: stages.map(({ name, title, settled, ms: own, bytes }) => ({
        name,
        title,
        status: settled,
        ms: own,
        bytes,
      })),
    },
    body: {
      ids: views.profiles.ids,
      labels: chosen.labels,
      columns: views.profiles.columns.map(({ name, title, unit, values }) => ({ name, title, unit, values })),
      preparation: config.features.scaling === 'quantile' ? undefined : views.features?.preparation,
      result,
      byHand,
    },
  };
}

/** Whether nothing was computed and the kept run is the same: then there is nothing new to keep. */
export function isSameAgain(kept: KeptRun, run: FinishedRun['run']): boolean {
  return (
    run.stages.every(({ status }) => status !== 'done') &&
    kept.resultHash === run.resultHash &&
    kept.dataHash === run.dataHash &&
    canonicalJson(kept.config) === canonicalJson(run.config)
  );
}
