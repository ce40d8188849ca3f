import { useState } from 'react';
import { failureText } from '../../engine/failure.ts';
import { isSetAside, sourcesOf, sweptK } from '../../pipelines/segmentation/edits/swept.ts';
import type { HandedChoice } from '../../pipelines/segmentation/handover/handed-run-of.ts';
import type { HandoverFile } from '../../pipelines/segmentation/handover/handover-file.ts';
import type { AppState } from '../../state/app-state.ts';
import { shownSegmentation } from '../../state/selectors.ts';
import type { HandedOver } from '../../worker/handover-protocol.ts';
import type { RunOrder } from '../../worker/protocol.ts';
import { useServices } from '../app-context.ts';
import { download } from '../parts/download.ts';

export type HandoverState =
  | { readonly kind: 'none' }
  | { readonly kind: 'being written' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'written'; readonly refused: HandedOver['refused'] };

/** Writes files off the main thread when they are asked for, and hands them out under a name. */
export function useHandover(): {
  readonly state: HandoverState;
  readonly save: (files: readonly HandoverFile[], name: string) => Promise<void>;
} {
  const { store, handOver } = useServices();
  const [state, setState] = useState<HandoverState>({ kind: 'none' });
  const save = async (files: readonly HandoverFile[], name: string): Promise<void> => {
    const order = orderOf(store.getState());
    if (order === undefined || state.kind === 'being written') return;
    setState({ kind: 'being written' });
    const answer = await handOver(order.run, { choice: order.choice, files: files.map(({ id }) => id) });
    if (answer.kind === 'cancelled') setState({ kind: 'none' });
    else if (answer.kind === 'failed') setState({ kind: 'failed', message: failureText(answer.failure) });
    else {
      const { content, refused } = answer.value;
      if (content !== undefined) download(name, mediaType(name), content);
      setState({ kind: 'written', refused });
    }
  };
  return { state, save };
}

/** The last finished run with the segments as they are shown: of the k looked at, edited by hand. */
function orderOf(state: AppState): { readonly run: RunOrder; readonly choice: HandedChoice } | undefined {
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

function mediaType(name: string): string {
  return name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream';
}
