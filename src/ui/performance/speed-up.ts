import type { RunTimes } from '../../state/run-times.ts';
import type { TimedRun } from '../../state/measuring.ts';
import { amdahlSpeedUp, parallelShare, quantileOf } from '../../state/time-statistics.ts';

/** What so many workers are worth: expected by Amdahl's law, and measured. */
export interface SpeedUp {
  readonly workers: number;
  readonly predicted: number;
  /** Undefined where it was not measured. */
  readonly measured: number | undefined;
  /** Median of the measured runs. */
  readonly ms: number | undefined;
  readonly runs: number;
}

/** From one worker to `most`; the share is that of the last run. */
export function speedUps(share: number, runs: readonly TimedRun[], most: number): readonly SpeedUp[] {
  const median = (workers: number): number | undefined =>
    quantileOf(
      runs.filter((run) => run.workers === workers).map(({ ms }) => ms),
      0.5,
    );
  const alone = median(1);
  return Array.from({ length: most }, (_, i) => {
    const workers = i + 1;
    const ms = median(workers);
    return {
      workers,
      predicted: amdahlSpeedUp(share, workers),
      measured: alone === undefined || ms === undefined || ms === 0 ? undefined : alone / ms,
      ms,
      runs: runs.filter((run) => run.workers === workers).length,
    };
  });
}

/** The parallel share of the newest run that computed everything, or at least of the newest that computed anything. */
export function shareOfLast(runs: readonly RunTimes[]): number | undefined {
  const computed = runs.filter(({ outcome, stages }) => outcome === 'done' && stages.length > 0);
  const whole = computed.findLast(({ cached }) => cached === 0) ?? computed.at(-1);
  return whole === undefined ? undefined : parallelShare(whole.stages);
}
