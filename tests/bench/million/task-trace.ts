import type { CDPSession, Page } from 'playwright-core';
import { type Profile, profileBetween } from './profile-between.ts';

/** A task that kept the page's main thread for long. */
export interface TracedTask {
  /** By the clock: what a person waits, other programs on the machine included. */
  readonly ms: number;
  /** Of processor time: what the page itself asks for. */
  readonly cpuMs: number;
  /** What the browser says it did within, in order, and the functions that it was in, the longest first. */
  readonly within: readonly string[];
}

/** What the main thread was kept by, as the browser's own trace has it. */
export interface TaskTrace {
  /** Begins to trace. */
  start(): Promise<void>;
  /** Ends it; tasks of more than 50 ms by the clock, the most processor time first. */
  stop(): Promise<readonly TracedTask[]>;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, how long it took by the clock, and of the thread's processor time. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'v8'];
const LEAST_MICROSECONDS = 50_000;
/** Shorter parts of a task are not told. */
const LEAST_OF_A_PART = 4_000;
const MICROSECONDS_BETWEEN_SAMPLES = 500;

/**
 * Traces the tasks of a page's main thread; a page's workers have threads of their own and are left out. With `profile` each
 * task names the functions it was in, which costs some time of its own.
 */
export async function taskTrace(page: Page, { profile }: { readonly profile: boolean }): Promise<TaskTrace> {
  const session = await page.context().newCDPSession(page);
  if (profile) {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: MICROSECONDS_BETWEEN_SAMPLES });
  }
  let events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as readonly TraceEvent[]) if (isWanted(event)) events.push(event);
  });
  return {
    async start() {
      events = [];
      await session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: {
          recordMode: 'recordContinuously',
          includedCategories: CATEGORIES,
          excludedCategories: ['*'],
        },
      });
      if (profile) await session.send('Profiler.start');
    },
    async stop() {
      const profiled = profile
        ? ((await session.send('Profiler.stop')).profile as unknown as Profile)
        : undefined;
      await endOf(session);
      const mains = new Set(
        events.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
      );
      const ofMain = events.filter(({ pid, tid }) => mains.has(`${pid} ${tid}`));
      const parts = ofMain
        .filter(({ name }) => name !== 'RunTask' && name !== 'thread_name')
        .toSorted((a, b) => a.ts - b.ts);
      return ofMain
        .filter(({ name, dur }) => name === 'RunTask' && (dur ?? 0) > LEAST_MICROSECONDS)
        .map(({ ts, dur = 0, tdur = 0 }) => ({
          ms: dur / 1000,
          cpuMs: tdur / 1000,
          within: [
            ...parts
              .filter((part) => part.ts >= ts && part.ts < ts + dur)
              .map((part) => `${part.name} ${((part.dur ?? 0) / 1000).toFixed(0)}`),
            ...(profiled === undefined ? [] : profileBetween(profiled, ts, ts + dur)),
          ],
        }))
        .toSorted((a, b) => b.cpuMs - a.cpuMs);
    },
  };
}

function isWanted({ name, dur }: TraceEvent): boolean {
  return name === 'thread_name' || (dur ?? 0) > LEAST_OF_A_PART;
}

async function endOf(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
}
