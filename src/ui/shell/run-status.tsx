import { runFraction, timeLeft } from '../../state/time-left.ts';
import type { RunState } from '../../state/run-state.ts';
import { useApp, useServices } from '../app-context.ts';
import { formatDuration } from '../parts/format-number.ts';
import { useTicks } from '../parts/use-ticks.ts';
import styles from './run-status.module.css';

const SHOWN_FROM_MS = 300;

/** What the run is doing, in words; beside it, unannounced, how far it is and how long it may still take. */
export function RunStatus() {
  const run = useApp((state) => state.run);
  return (
    <div className={styles.status}>
      <p role="status" aria-live="polite" className={styles.words}>
        {statusWords(run)}
      </p>
      <Progress run={run} />
    </div>
  );
}

function Progress({ run }: { readonly run: RunState }) {
  const { now } = useServices();
  const running = run.phase === 'running';
  const time = useTicks(running, now, 500);
  const elapsed = run.startedAt === undefined ? 0 : time - run.startedAt;
  const shown = running && elapsed > SHOWN_FROM_MS;
  const left = shown && elapsed > 1000 ? timeLeft(run, time) : undefined;
  return (
    <>
      <p className={styles.left}>{shown && leftWords(left, run)}</p>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Progress of the run"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * (shown ? runFraction(run) : 0))}
        data-shown={shown}
      >
        <div className={styles.bar} style={{ width: `${100 * (shown ? runFraction(run) : 0)}%` }} />
      </div>
    </>
  );
}

function leftWords(left: number | undefined, run: RunState): string {
  if (left !== undefined)
    return `about ${formatDuration(Math.max(1000, Math.round(left / 1000) * 1000))} left`;
  const fraction = run.stages.find(({ state }) => state === 'running')?.fraction ?? 0;
  return fraction > 0 ? `${Math.round(100 * fraction)}% of this stage` : '';
}

function statusWords(run: RunState): string {
  switch (run.phase) {
    case 'idle':
      return 'Ready to run';
    case 'running':
      return run.running === undefined ? 'Starting' : `Running: ${run.running}`;
    case 'done':
      return `Done in ${formatDuration(run.ms)}`;
    case 'cancelled':
      return 'Cancelled; finished stages are kept';
    case 'failed':
      return `Failed${run.failedStage === undefined ? '' : ` in ${titleOf(run, run.failedStage)}`}`;
  }
}

function titleOf(run: RunState, stage: string): string {
  return run.stages.find(({ name }) => name === stage)?.title ?? stage;
}
