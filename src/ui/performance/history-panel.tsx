import { quantileOf } from '../../state/time-statistics.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCount, formatCounted, formatDuration } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { historyByStage, LEAST_FOR_P95, LEAST_FOR_P99 } from './history-by-stage.ts';
import styles from './performance.module.css';

/** What each stage took over the last runs in this browser. */
export function HistoryPanel() {
  const { forgetTimes } = useActions();
  const runs = useApp((state) => state.runTimes);
  const stages = useApp((state) => state.run.stages);
  const rows = historyByStage(runs, stages);
  const whole = rows.find(({ name }) => name === '')?.times ?? [];
  const quantile = (times: readonly number[], share: number, least: number): string =>
    times.length < least ? 'not known' : formatDuration(quantileOf(times, share));
  return (
    <Panel
      title="Times of the last runs"
      note={`Whatever their settings, of the last ${formatCounted(runs.length, 'run')} kept in this browser, at most 40; stages from the cache do not count. A p95 needs ${LEAST_FOR_P95} times, a p99 ${LEAST_FOR_P99}.`}
      aside={
        <Button disabled={runs.length === 0} onClick={() => forgetTimes()}>
          Forget these times
        </Button>
      }
    >
      {runs.length === 0 ? (
        <p className={styles.muted}>No run has ended yet.</p>
      ) : (
        <>
          <StatList
            stats={[
              {
                label: 'p50 of whole runs',
                value: quantile(whole, 0.5, 1),
                note: formatCounted(whole.length, 'run'),
              },
              { label: 'p95', value: quantile(whole, 0.95, LEAST_FOR_P95) },
              { label: 'p99', value: quantile(whole, 0.99, LEAST_FOR_P99) },
            ]}
          />
          <details className={styles.fold}>
            <summary>By stage</summary>
            <PlainTable
              caption="Times of the last runs by stage"
              columns={[
                { title: 'Stage', cell: ({ title }) => title },
                { title: 'Computed', align: 'right', cell: ({ times }) => formatCount(times.length) },
                { title: 'p50', align: 'right', cell: ({ times }) => quantile(times, 0.5, 1) },
                { title: 'p95', align: 'right', cell: ({ times }) => quantile(times, 0.95, LEAST_FOR_P95) },
                { title: 'p99', align: 'right', cell: ({ times }) => quantile(times, 0.99, LEAST_FOR_P99) },
                { title: 'Most', align: 'right', cell: ({ times }) => formatDuration(Math.max(...times)) },
              ]}
              rows={rows}
              rowKey={({ name }) => name}
            />
          </details>
        </>
      )}
    </Panel>
  );
}
