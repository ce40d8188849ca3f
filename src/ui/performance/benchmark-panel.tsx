import { useId, useState } from 'react';
import type { Machine } from '../../engine/estimate.ts';
import { estimateRun } from '../../pipelines/segmentation/estimate/estimate-run.ts';
import { runSize } from '../../pipelines/segmentation/estimate/run-size.ts';
import { stageSamples } from '../../state/run-times.ts';
import { useApp, useMeasurement, useMeasuring } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCount, formatDuration, formatNumber } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { twoDigits } from '../config/estimate-words.ts';
import { growthByStage } from './growth-by-stage.ts';
import { LADDER_SIZES, ladderBudget, ladderConfig, readSizes } from './ladder-plan.ts';
import { isMeasuring, MeasurementStatus } from './measurement-status.tsx';
import styles from './performance.module.css';

/** Runs of growing sizes here and now, beside what they may take, and how the time of each stage grows. */
export function BenchmarkPanel() {
  const measuring = useMeasuring();
  const ladder = useMeasurement('ladder');
  const speedUp = useMeasurement('speedUp');
  const comparison = useMeasurement('comparison');
  const host = useApp((state) => state.host);
  const workers = host?.workers;
  const times = useApp((state) => state.runTimes);
  const [text, setText] = useState(LADDER_SIZES.join(', '));
  const id = useId();
  const sizes = readSizes(text);
  const problem = typeof sizes === 'string' ? sizes : undefined;
  const busy = isMeasuring(ladder, speedUp, comparison);
  const growth = growthByStage(ladder.runs);
  const expected =
    typeof sizes === 'string'
      ? ''
      : expectedWords(sizes, {
          workers: workers ?? 1,
          pace: host?.pace,
          samples: stageSamples(times, workers ?? 1),
        });
  return (
    <Panel
      title="Benchmark"
      note="The production preset without the tests of sensitivity, on workers of its own and without a cache; what is shown and kept stays as it is."
    >
      <div className={styles.control}>
        <label htmlFor={id}>Customers, separated by commas</label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-help`}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          disabled={busy || problem !== undefined || workers === undefined}
          onClick={() => {
            if (typeof sizes === 'string' || workers === undefined) return;
            const plan = sizes.map((size) => ({
              group: `${formatCount(size)} customers`,
              config: ladderConfig(size),
              workers,
            }));
            void measuring.start('ladder', plan);
          }}
        >
          Run the benchmark
        </Button>
        <p id={`${id}-help`} className={problem === undefined ? styles.muted : styles.problem}>
          {typeof sizes === 'string' ? sizes : expected}
        </p>
      </div>
      <MeasurementStatus measurement={ladder} name="Benchmark" />
      {ladder.runs.length > 0 && (
        <PlainTable
          caption="Runs of the benchmark"
          columns={[
            { title: 'Customers', align: 'right', cell: ({ customers }) => formatCount(customers) },
            { title: 'Events', align: 'right', cell: ({ events }) => formatCount(events) },
            { title: 'Time', align: 'right', cell: ({ ms }) => formatDuration(ms) },
            {
              title: 'Budget',
              align: 'right',
              cell: ({ customers }) => formatDuration(ladderBudget(customers)),
            },
            {
              title: 'Status',
              cell: ({ ms, customers }) =>
                ms <= ladderBudget(customers) ? (
                  <Verdict kind="pass" word="Met" />
                ) : (
                  <Verdict kind="fail" word="Missed" />
                ),
            },
            { title: 'Results', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
          ]}
          rows={ladder.runs}
          rowKey={({ group }) => group}
        />
      )}
      {growth.length > 0 && (
        <details className={styles.fold}>
          <summary>Growth by stage</summary>
          <p className={styles.muted}>
            The power of the number of customers with which the time grows: 1 is in proportion, 2 is four
            times the time for twice the customers. It is fitted from three sizes on, and not where a stage
            takes less than 20 ms.
          </p>
          <PlainTable
            caption="Growth by stage"
            columns={[
              { title: 'Stage', cell: ({ title }) => title },
              ...ladder.runs.map(({ customers, group }) => ({
                title: group,
                align: 'right' as const,
                cell: ({ times }: (typeof growth)[number]) => formatDuration(times.get(customers)),
              })),
              {
                title: 'Grows with the power',
                align: 'right',
                cell: ({ exponent }) => (exponent === undefined ? 'not known' : formatNumber(exponent)),
              },
            ]}
            rows={growth}
            rowKey={({ name }) => name}
          />
        </details>
      )}
    </Panel>
  );
}

/** What all sizes together are expected to take, and the most that one of them keeps. */
function expectedWords(sizes: readonly number[], machine: Machine): string {
  const runs = sizes.map((size) => {
    const config = ladderConfig(size);
    return estimateRun(config, runSize(config), machine);
  });
  const ms = runs.reduce((sum, run) => sum + run.ms, 0);
  const bytes = Math.max(...runs.map((run) => run.bytes));
  return `About ${formatDuration(twoDigits(ms))} in all, the largest with results of ${formatBytes(twoDigits(bytes))}; sizes are shown as they are done.`;
}
