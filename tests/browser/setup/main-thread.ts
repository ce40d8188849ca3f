import type { Page } from 'playwright-core';

/** A task that kept the main thread for more than 50 ms, in milliseconds since the page began to load. */
export interface LongTask {
  readonly start: number;
  readonly ms: number;
  /** What the frame said of the run when the task was told. */
  readonly during: string;
}

/** A frame of the screen that came late, with what ran in it. */
export interface LateFrame {
  readonly start: number;
  readonly ms: number;
  /** Milliseconds of style, layout and paint at its end. */
  readonly drawingMs: number;
  /** The scripts that ran, the longest first: how they were called, where they are, and their milliseconds. */
  readonly scripts: readonly string[];
}

export interface MainThread {
  readonly longTasks: readonly LongTask[];
  readonly lateFrames: readonly LateFrame[];
}

const RECORD = 'strata.test.main-thread';

interface ScriptTiming {
  readonly duration: number;
  readonly invoker: string;
  readonly sourceURL: string;
  readonly sourceFunctionName: string;
  readonly forcedStyleAndLayoutDuration: number;
}

interface FrameTiming extends PerformanceEntry {
  readonly renderStart: number;
  readonly scripts: readonly ScriptTiming[];
}

/** Begins to record, from the next page load on. */
export async function recordMainThread(page: Page): Promise<void> {
  await page.addInitScript((key) => {
    const record: { longTasks: LongTask[]; lateFrames: LateFrame[] } = { longTasks: [], lateFrames: [] };
    Object.defineProperty(document, Symbol.for(key), { value: record });
    new PerformanceObserver((list) => {
      const during = document.querySelector('[role="status"]')?.textContent ?? '';
      for (const { startTime, duration } of list.getEntries())
        record.longTasks.push({ start: Math.round(startTime), ms: Math.round(duration), during });
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as FrameTiming[]) {
        const end = entry.startTime + entry.duration;
        record.lateFrames.push({
          start: Math.round(entry.startTime),
          ms: Math.round(entry.duration),
          drawingMs: entry.renderStart === 0 ? 0 : Math.round(end - entry.renderStart),
          scripts: entry.scripts
            .toSorted((a, b) => b.duration - a.duration)
            .slice(0, 3)
            .map(
              (script) =>
                `${script.invoker} ${script.sourceURL.split('/').at(-1)} ${script.sourceFunctionName} ${Math.round(script.duration)} ms`,
            ),
        });
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
  }, RECORD);
}

/** What was recorded since the page was loaded. */
export async function mainThread(page: Page): Promise<MainThread> {
  return await page.evaluate((key) => {
    const kept = (document as unknown as Record<symbol, MainThread | undefined>)[Symbol.for(key)];
    return kept ?? { longTasks: [], lateFrames: [] };
  }, RECORD);
}
