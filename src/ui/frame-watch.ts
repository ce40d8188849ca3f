import { once } from '../base/once.ts';
import type { AppStore } from '../state/app-state.ts';

/** How the page held up while a run went on. */
export interface FrameFacts {
  /** Tasks that kept the main thread for more than 50 ms; undefined where the browser does not tell. */
  readonly longTasks: TimesOver | undefined;
  /** Frames that took more than 50 ms from their first script to their drawing; undefined where the browser does not tell. */
  readonly longFrames: TimesOver | undefined;
  /** Frames drawn, and those that should have been drawn between them; undefined when the page was hidden meanwhile. */
  readonly frames: { readonly drawn: number; readonly dropped: number } | undefined;
}

export interface TimesOver {
  readonly count: number;
  readonly longestMs: number;
}

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
  const isRunning = (): boolean => store.getState().run.phase === 'running';
  const begin = async (): Promise<void> => {
    const { watchFrames } = await loaded();
    if (isRunning()) stop ??= watchFrames();
  };
  store.subscribe(() => {
    if (isRunning()) return void begin();
    if (stop === undefined) return;
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
