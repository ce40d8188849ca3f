import type { CDPSession, Page } from 'playwright-core';

/** A task that kept the page's main thread for long. */
export interface TracedTask {
  /** By the clock: what a person waits, other programs on the machine included. */
  readonly ms: number;
  /** Of processor time: what the page itself asks for. */
  readonly cpuMs: number;
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
  /** Microseconds by the clock, and of the thread's processor time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORY = 'disabled-by-default-devtools.timeline';
const LEAST_MICROSECONDS = 50_000;

/** Traces the tasks of a page's main thread; a page's workers have threads of their own and are left out. */
export async function taskTrace(page: Page): Promise<TaskTrace> {
  const session = await page.context().newCDPSession(page);
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
          includedCategories: [CATEGORY],
          excludedCategories: ['*'],
        },
      });
    },
    async stop() {
      await endOf(session);
      const mains = new Set(
        events.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
      );
      return events
        .filter(({ name, pid, tid }) => name === 'RunTask' && mains.has(`${pid} ${tid}`))
        .map(({ dur, tdur }) => ({ ms: (dur ?? 0) / 1000, cpuMs: (tdur ?? 0) / 1000 }))
        .toSorted((a, b) => b.cpuMs - a.cpuMs);
    },
  };
}

function isWanted({ name, dur }: TraceEvent): boolean {
  return name === 'thread_name' || (name === 'RunTask' && (dur ?? 0) > LEAST_MICROSECONDS);
}

async function endOf(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
}
