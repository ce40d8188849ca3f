import type { StageRow } from '../../state/run-state.ts';
import type { RunTimes } from '../../state/run-times.ts';

/** The times of one stage, or of whole runs. */
export interface StageHistory {
  readonly name: string;
  readonly title: string;
  readonly times: readonly number[];
}

/** Fewer times than these say nothing of the slowest twentieth, or hundredth. */
export const LEAST_FOR_P95 = 20;
export const LEAST_FOR_P99 = 30;

/** Whole runs first, then the stages in order; those that were never computed are left out. */
export function historyByStage(
  runs: readonly RunTimes[],
  stages: readonly Pick<StageRow, 'name' | 'title'>[],
): readonly StageHistory[] {
  const whole = runs.filter(({ outcome }) => outcome === 'done').map(({ ms }) => ms);
  const rows = stages.map(({ name, title }) => ({
    name,
    title,
    times: runs.flatMap((run) => run.stages.filter(({ stage }) => stage === name).map(({ ms }) => ms)),
  }));
  return [{ name: '', title: 'Whole run', times: whole }, ...rows].filter(({ times }) => times.length > 0);
}
