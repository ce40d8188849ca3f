import { canonicalJson } from '../../base/canonical-json.ts';
import type { AppState } from '../app-state.ts';
import { runInputs } from '../draft.ts';

/** Whether the result on screen is what a run with the settings of the draft gives. */
export function isOfDraft({ run, draft, inputs }: Pick<AppState, 'run' | 'draft' | 'inputs'>): boolean {
  return (
    run.result !== undefined &&
    run.resultConfig !== undefined &&
    canonicalJson(run.resultConfig) === canonicalJson(draft.config) &&
    canonicalJson(run.resultInputs ?? {}) === canonicalJson(runInputs(draft.config.source.kind, inputs))
  );
}
