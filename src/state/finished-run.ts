import { canonicalJson } from '../base/canonical-json.ts';
import { version } from '../base/version.ts';
import { namesOfSwept } from '../pipelines/segmentation/edits/names-of-swept.ts';
import type { AppState } from './app-state.ts';
import type { KeptRun, KeptRunBody, NewRun } from './kept-run.ts';
import { chosenSegmentation } from './selectors.ts';

/** A run as it is to be kept. */
export interface FinishedRun {
  readonly run: NewRun;
  readonly body: KeptRunBody;
}

/** The run that has just ended, ready to be kept; undefined while it has no segments. */
export function finishedRun(state: AppState, at: number): FinishedRun | undefined {
  const { result, views, stages, ms = 0 } = state.run;
  const chosen = chosenSegmentation(state);
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
      segments: namesOfSwept(state.edited.at(chosen.k) ?? chosen).map((name, id) => ({
        name,
        size: chosen.segments[id]!.size,
      })),
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

/** Whether the run is the sample that a visit begins with by itself. */
export function startedByItself({ sample, run: { result } }: AppState): boolean {
  return (
    sample?.name === 'landing' &&
    result !== undefined &&
    canonicalJson(sample.config) === canonicalJson(result.config)
  );
}

/** Whether nothing was computed. */
export function isFromCache({ stages }: FinishedRun['run']): boolean {
  return stages.every(({ status }) => status !== 'done');
}

/** Whether a kept run has the settings, data and result of another. */
export function isSameRun(kept: KeptRun, run: FinishedRun['run']): boolean {
  return (
    kept.resultHash === run.resultHash &&
    kept.dataHash === run.dataHash &&
    canonicalJson(kept.config) === canonicalJson(run.config)
  );
}
