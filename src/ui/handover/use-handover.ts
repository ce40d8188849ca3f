import { useState } from 'react';
import { failureText } from '../../engine/failure.ts';
import type { HandoverFile } from '../../pipelines/segmentation/handover/handover-file.ts';
import { handoverOrder } from '../../state/handover-order.ts';
import type { HandedOver } from '../../worker/handover-protocol.ts';
import { useServices } from '../app-context.ts';
import { download } from '../parts/download.ts';

export type HandoverState =
  | { readonly kind: 'none' }
  | { readonly kind: 'being written' }
  | { readonly kind: 'failed'; readonly message: string }
  | ({ readonly kind: 'written' } & Pick<HandedOver, 'refused' | 'renamed'>);

/** Writes files off the main thread when they are asked for, and hands them out under a name. */
export function useHandover(): {
  readonly state: HandoverState;
  readonly save: (files: readonly HandoverFile[], name: string) => Promise<void>;
} {
  const { store, handOver } = useServices();
  const [state, setState] = useState<HandoverState>({ kind: 'none' });
  const save = async (files: readonly HandoverFile[], name: string): Promise<void> => {
    const order = handoverOrder(store.getState());
    if (order === undefined || state.kind === 'being written') return;
    setState({ kind: 'being written' });
    const answer = await handOver(order.run, { choice: order.choice, files: files.map(({ id }) => id) });
    if (answer.kind === 'cancelled') setState({ kind: 'none' });
    else if (answer.kind === 'failed') setState({ kind: 'failed', message: failureText(answer.failure) });
    else {
      const { content, refused, renamed } = answer.value;
      if (content !== undefined) download(name, mediaType(name), content);
      setState({ kind: 'written', refused, renamed });
    }
  };
  return { state, save };
}

function mediaType(name: string): string {
  return name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream';
}
