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

/** Looks at the frames of the page from the start to the end of each run. */
export function createFrameWatch(store: Pick<AppStore, 'getState' | 'subscribe'>): FrameWatch {
  const listeners = new Set<() => void>();
  let facts: FrameFacts | undefined;
  let stop: (() => FrameFacts) | undefined;
  store.subscribe(() => {
    const running = store.getState().run.phase === 'running';
    if (running && stop === undefined) stop = watch();
    if (running || stop === undefined) return;
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

function watch(): () => FrameFacts {
  const longTasks = watchEntries('longtask');
  const longFrames = watchEntries('long-animation-frame');
  const frames = watchFrames();
  return () => ({ longTasks: longTasks(), longFrames: longFrames(), frames: frames() });
}

function watchEntries(type: string): () => TimesOver | undefined {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return () => undefined;
  const durations: number[] = [];
  const take = (entries: readonly PerformanceEntry[]): void =>
    void durations.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type });
  return () => {
    take(observer.takeRecords());
    observer.disconnect();
    return { count: durations.length, longestMs: Math.max(0, ...durations) };
  };
}

function watchFrames(): () => FrameFacts['frames'] {
  const gaps: number[] = [];
  let hidden = document.hidden;
  let before: number | undefined;
  const look = (time: number): void => {
    hidden ||= document.hidden;
    if (before !== undefined) gaps.push(time - before);
    before = time;
    request = requestAnimationFrame(look);
  };
  let request = requestAnimationFrame(look);
  return () => {
    cancelAnimationFrame(request);
    return hidden ? undefined : { drawn: gaps.length, dropped: droppedFrames(gaps) };
  };
}

/** How many frames are missing in these gaps between frames: the median gap is taken for that of the display. */
export function droppedFrames(gaps: readonly number[]): number {
  const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
  if (median === undefined || median <= 0) return 0;
  return gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / median) - 1), 0);
}
