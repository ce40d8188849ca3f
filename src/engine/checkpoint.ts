import { breather } from '../base/breather.ts';
import type { CancelSignal } from './cancel.ts';
import { Cancelled } from './failure.ts';

/** What long work needs of a thread on which others wait to be answered. */
export interface CheckpointPorts {
  readonly signal: CancelSignal;
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after waiting messages have been handled. */
  giveWay(): Promise<void>;
}

/** How long such work may go on before waiting messages are handled. */
export const MS_BETWEEN_BREAKS = 10;

/** Gives way when it is time to; throws `Cancelled` when the work is. */
export function checkpointOf({ signal, now, giveWay }: CheckpointPorts): () => Promise<void> {
  const rest = breather({ now, pause: giveWay }, MS_BETWEEN_BREAKS);
  return async () => {
    if (signal.aborted) throw new Cancelled();
    await rest();
    if (signal.aborted) throw new Cancelled();
  };
}
