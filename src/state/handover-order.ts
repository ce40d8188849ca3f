import { isSetAside, sourcesOf, sweptK } from '../pipelines/segmentation/edits/swept.ts';
import type { HandedChoice } from '../pipelines/segmentation/handover/handed-run-of.ts';
import type { RunOrder } from '../worker/protocol.ts';
import type { AppState } from './app-state.ts';
import { shownSegmentation } from './selectors.ts';

/** The last finished run with the segments as they are shown: of the k looked at, edited by hand. */
export function handoverOrder(
  state: AppState,
): { readonly run: RunOrder; readonly choice: HandedChoice } | undefined {
  const { result, resultInputs } = state.run;
  const shown = shownSegmentation(state);
  if (result === undefined || shown === undefined) return undefined;
  return {
    run: { pipeline: 'segmentation', config: result.config, inputs: resultInputs ?? {} },
    choice: {
      k: sweptK(shown),
      segments: shown.segments.map((segment) => ({
        name: segment.name,
        sources: sourcesOf(segment),
        isSetAside: isSetAside(segment),
      })),
    },
  };
}
