import { useApp, useServices } from '../app-context.ts';
import { useTicks } from '../parts/use-ticks.ts';
import { StageItem } from './stage-item.tsx';
import styles from './stage-list.module.css';

/** The stages of the pipeline in order, as a waterfall over the run. */
export function StageList() {
  const { now } = useServices();
  const run = useApp((state) => state.run);
  const time = useTicks(run.phase === 'running', now);
  const elapsed =
    run.phase === 'running' && run.startedAt !== undefined ? Math.max(0, time - run.startedAt) : 0;
  const ends = run.stages.map((row) => (row.startedMs ?? 0) + (row.ms ?? 0));
  const scale = Math.max(1, elapsed, ...ends);
  return (
    <section className={styles.stages} aria-labelledby="stages-title">
      <h2 id="stages-title" className={styles.title}>
        Stages
      </h2>
      <ul role="list" aria-label="Stages" className={styles.list}>
        {run.stages.map((row) => (
          <StageItem key={row.name} row={row} elapsed={elapsed} scale={scale} />
        ))}
      </ul>
    </section>
  );
}
