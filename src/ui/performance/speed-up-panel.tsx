import { useApp, useMeasurement, useMeasuring } from '../app-context.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ComparedLines } from '../charts/compared-lines.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { Button } from '../parts/button.tsx';
import { formatDuration, formatNumber, formatShare, MISSING } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { isMeasuring, MeasurementStatus } from './measurement-status.tsx';
import styles from './performance.module.css';
import { shareOfLast, speedUps } from './speed-up.ts';

const MOST_WORKERS = 8;
const REPEATS = 2;

/** What more workers would be worth: Amdahl's law from the share of a run that is divided, beside measured runs. */
export function SpeedUpPanel() {
  const measuring = useMeasuring();
  const speedUp = useMeasurement('speedUp');
  const ladder = useMeasurement('ladder');
  const comparison = useMeasurement('comparison');
  const runs = useApp((state) => state.runTimes);
  const { config, problems } = useApp((state) => state.draft);
  const share = shareOfLast(runs);
  const most = Math.min(MOST_WORKERS, Math.max(2, navigator.hardwareConcurrency));
  const generated = config.source.kind === 'synthetic';
  const busy = isMeasuring(ladder, speedUp, comparison);
  return (
    <Panel
      title="What more workers are worth"
      note="Measured runs are made with the settings as they are now, on workers of their own and without a cache."
      aside={
        <Button
          disabled={busy || !generated || problems.length > 0}
          onClick={() =>
            void measuring.start(
              'speedUp',
              Array.from({ length: most }, (_, i) => i + 1).flatMap((workers) =>
                Array.from({ length: REPEATS }, () => ({
                  group: workers === 1 ? '1 worker' : `${workers} workers`,
                  config,
                  workers,
                })),
              ),
            )
          }
        >
          Measure 1 to {most} workers
        </Button>
      }
    >
      {!generated && (
        <p className={styles.muted}>
          Measured on generated data only: other workers do not have the imported file.
        </p>
      )}
      <MeasurementStatus measurement={speedUp} name="Workers" />
      {share === undefined ? (
        <p className={styles.muted}>After a run the share of its time that workers divide stands here.</p>
      ) : (
        <SpeedUpChart share={share} most={most} />
      )}
    </Panel>
  );
}

function SpeedUpChart({ share, most }: { readonly share: number; readonly most: number }) {
  const { runs } = useMeasurement('speedUp');
  const rows = speedUps(share, runs, most);
  const hasMeasured = rows.some(({ measured }) => measured !== undefined);
  const predicted = rows.map((row) => row.predicted);
  const measured = rows.map((row) => row.measured ?? NaN);
  const limit = 1 / (1 - share);
  return (
    <ChartFrame
      title="Speed-up by number of workers (× one worker)"
      subtitle={`${formatShare(share)} of the last run’s computing is divided among workers, so that no number of them could make it more than ${formatNumber(limit)} times as fast`}
      howToRead="The line Amdahl is what the divided share allows when every worker is as fast as the first; the measured line is one worker’s median time over that of so many. Below Amdahl, workers wait for each other, for data or for a processor: there are no more processors than the browser tells of hardware threads."
      drawing="svg"
      fileName="strata-speed-up"
      table={{
        caption: 'Speed-up by number of workers',
        columns: ['Workers', 'Amdahl', 'Measured', 'Median time', 'Runs'],
        rows: rows.map((row) => [
          String(row.workers),
          formatNumber(row.predicted),
          row.measured === undefined ? MISSING : formatNumber(row.measured),
          row.ms === undefined ? MISSING : formatDuration(row.ms),
          String(row.runs),
        ]),
      }}
    >
      <MeasuredBox>
        {(width) => (
          <ComparedLines
            width={width}
            levels={rows.map(({ workers }) => String(workers))}
            xTitle="workers"
            yTitle="× one worker"
            formatTick={(value) => formatNumber(value)}
            alternative={`Amdahl’s law gives ${rows.map((row) => `${formatNumber(row.predicted)} at ${row.workers}`).join(', ')}${hasMeasured ? `; measured ${rows.flatMap((row) => (row.measured === undefined ? [] : [`${formatNumber(row.measured)} at ${row.workers}`])).join(', ')}` : ''}`}
            lines={[
              { name: 'Amdahl', values: predicted, colour: 'var(--mark)', look: 'dashed' },
              ...(hasMeasured
                ? [{ name: 'measured', values: measured, colour: 'var(--accent)', look: 'solid' as const }]
                : []),
            ]}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}
