import type { RunState } from '../../state/run-state.ts';

/** Figures of the last run that ended. */
export interface RunFacts {
  readonly ms: number;
  /** Of all artifacts. */
  readonly bytes: number;
  readonly events: number | undefined;
  /** Events over the time from acquiring to profiles; undefined when any of it came from the cache. */
  readonly eventsPerSecond: number | undefined;
  /** Title of the stage that took longest, and its share of the whole time. */
  readonly slowest: string | undefined;
  readonly slowestShare: number;
}

const UP_TO_PROFILES = ['acquired', 'checked', 'identity', 'profiles'];

/** Undefined while no run has ended. */
export function runFacts({ ms, phase, stages, views }: RunState): RunFacts | undefined {
  if (ms === undefined || phase === 'running') return undefined;
  const events = views.checked?.kept;
  const early = stages.filter(({ name }) => UP_TO_PROFILES.includes(name));
  const computed = early.length > 0 && early.every(({ settled }) => settled === 'done');
  const earlyMs = early.reduce((sum, row) => sum + (row.ms ?? 0), 0);
  const slowest = stages.toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0))[0];
  return {
    ms,
    bytes: stages.reduce((sum, { bytes }) => sum + bytes, 0),
    events,
    eventsPerSecond:
      events === undefined || !computed || earlyMs === 0 ? undefined : (1000 * events) / earlyMs,
    slowest: slowest?.title,
    slowestShare: ms === 0 ? 0 : (slowest?.ms ?? 0) / ms,
  };
}
