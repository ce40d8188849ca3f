import type { FrameFacts, TimesOver } from './frame-facts.ts';

/** Looks at the frames of the page from now until it is asked for what it saw. */
export function watchFrames(): () => FrameFacts {
  const longTasks = watchEntries('longtask');
  const longFrames = watchEntries('long-animation-frame');
  const frames = watchGaps();
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

function watchGaps(): () => FrameFacts['frames'] {
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
