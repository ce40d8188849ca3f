import type { Measurement } from '../../state/measuring.ts';
import { useMeasuring } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCounted } from '../parts/format-number.ts';
import { ProgressBar } from '../parts/progress-bar.tsx';
import styles from './performance.module.css';

/** How far a series of timed runs is, with the way to end it; what it came to otherwise. */
export function MeasurementStatus({
  measurement,
  name,
}: {
  readonly measurement: Measurement;
  /** What is measured: "Benchmark". */
  readonly name: string;
}) {
  const measuring = useMeasuring();
  const { phase, plan, runs, now, problem } = measurement;
  if (phase === 'idle') return undefined;
  if (phase === 'running') {
    return (
      <div className={styles.measuring}>
        <p role="status">
          {name}: run {Math.min(runs.length + 1, plan.length)} of {plan.length}
        </p>
        <p className={styles.muted}>{now}</p>
        <ProgressBar label={`Progress: ${name}`} share={runs.length / plan.length} />
        <Button icon="stop" onClick={() => measuring.cancel()}>
          Stop measuring
        </Button>
      </div>
    );
  }
  return (
    <p role="status" className={styles.muted}>
      {phase === 'done' && `${name}: done, ${formatCounted(runs.length, 'run')}.`}
      {phase === 'cancelled' && `${name}: stopped after ${runs.length} of ${plan.length} runs; these stay.`}
      {phase === 'failed' && `${name}: failed after ${runs.length} of ${plan.length} runs. ${problem ?? ''}`}
    </p>
  );
}

/** Whether a series is under way, so that no other may start. */
export function isMeasuring(...measurements: readonly Measurement[]): boolean {
  return measurements.some(({ phase }) => phase === 'running');
}
