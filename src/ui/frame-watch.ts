import { once } from '../base/once.ts';
import type { AppStore } from '../state/app-state.ts';
import type { FrameFacts } from './frame-facts.ts';

export interface FrameWatch {
  /** Of the last run that ended; undefined before. */
  facts(): FrameFacts | undefined;
  subscribe(listener: () => void): () => void;
}

const loaded = once(() => import('./watch-frames.ts'));

/** Looks at the frames of the page from the start to the end of each run; what looks is loaded when the first begins. */
export function createFrameWatch(store: Pick<AppStore, 'getState' | 'subscribe'>): FrameWatch {
  const listeners = new Set<() => void>();
  let facts: FrameFacts | undefined;
  let stop: (() => FrameFacts) | undefined;
  let wasRunning = false;
  const isRunning = (): boolean => store.getState().run.phase === 'running';
  const begin = async (): Promise<void> => {
    const { watchFrames } = await loaded();
    if (isRunning()) stop ??= watchFrames();
  };
  store.subscribe(() => {
    const begins = isRunning() && !wasRunning;
    wasRunning = isRunning();
    if (begins) void begin();
    if (wasRunning || stop === undefined) return;
    facts = stop();
    stop = undefined;
    for (const listener of listeners) listener();
  });
  return {
    facts: () => facts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
