import { useState } from 'react';
import { configChanges } from '../../engine/config.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { useApp, useMeasurement, useMeasuring } from '../app-context.ts';
import { listChanges } from '../config/list-changes.ts';
import { Button } from '../parts/button.tsx';
import { formatCounted, formatDuration, formatShare, MISSING } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { AFTER, BEFORE, comparedTimes, type ComparedTime, type Spread } from './compared-times.ts';
import { isMeasuring, MeasurementStatus } from './measurement-status.tsx';
import styles from './performance.module.css';

const ROUNDS = 3;
const WORDS: Readonly<Record<ComparedTime['verdict'], string>> = {
  faster: 'faster, beyond the noise',
  slower: 'slower, beyond the noise',
  noise: 'within the noise',
  'not known': 'not known',
};

/** One change at a time: the settings before it and after it, run in turn, so that the noise stands beside the difference. */
export function ComparisonPanel() {
  const measuring = useMeasuring();
  const comparison = useMeasurement('comparison');
  const ladder = useMeasurement('ladder');
  const speedUp = useMeasurement('speedUp');
  const { config, problems } = useApp((state) => state.draft);
  const workers = useApp((state) => state.host?.workers);
  const [before, setBefore] = useState<SegmentationConfig | undefined>(
    () => comparison.plan.find(({ group }) => group === BEFORE)?.config,
  );
  const changes = before === undefined ? [] : listChanges(configChanges(config, before), before);
  const generated = config.source.kind === 'synthetic' && before?.source.kind !== 'events';
  const busy = isMeasuring(ladder, speedUp, comparison);
  const times = comparedTimes(comparison.runs);
  const start = (): void => {
    if (before === undefined || workers === undefined) return;
    const round = [
      { group: BEFORE, config: before, workers },
      { group: AFTER, config, workers },
    ];
    void measuring.start('comparison', Array.from({ length: ROUNDS }, () => round).flat());
  };
  return (
    <Panel
      title="Try one change"
      note="Take the settings as they are as “before”, change one of them, and measure: both are run three times in turn, without a cache, so that what differs can be told from what merely varies."
    >
      <div className={styles.cards}>
        <div className={styles.card}>
          <h3>Before</h3>
          <p className={styles.muted}>
            {before === undefined ? 'Not taken yet.' : 'The settings as they were when they were taken.'}
          </p>
          <Button disabled={problems.length > 0 || busy} onClick={() => setBefore(config)}>
            Take the settings as before
          </Button>
        </div>
        <div className={styles.card}>
          <h3>After</h3>
          {changes.length === 0 ? (
            <p className={styles.muted}>
              {before === undefined ? 'The settings as they are now.' : 'No change yet: change a setting.'}
            </p>
          ) : (
            <ul role="list" aria-label="Changes since before">
              {changes.map(({ path, title, before: from, after: to }) => (
                <li key={path}>
                  {title}: {from} → {to}
                </li>
              ))}
            </ul>
          )}
          {changes.length > 1 && (
            <p className={styles.muted}>
              {formatCounted(changes.length, 'change')} at once: what each of them does cannot be told apart.
            </p>
          )}
          <Button
            look="primary"
            disabled={busy || changes.length === 0 || problems.length > 0 || !generated}
            onClick={start}
          >
            Measure both
          </Button>
          {!generated && <p className={styles.muted}>Measured on generated data only.</p>}
        </div>
      </div>
      <MeasurementStatus measurement={comparison} name="Before and after" />
      {times.length > 0 && (
        <PlainTable
          caption="Times before and after, medians with the least and the most"
          columns={[
            { title: 'Stage', cell: ({ title }) => title },
            { title: 'Before', align: 'right', cell: (each) => spreadText(each.before) },
            { title: 'After', align: 'right', cell: (each) => spreadText(each.after) },
            { title: 'Change', align: 'right', cell: changeText },
            { title: 'Verdict', cell: ({ verdict }) => WORDS[verdict] },
          ]}
          rows={times}
          rowKey={({ name }) => name}
        />
      )}
    </Panel>
  );
}

function spreadText(spread: Spread | undefined): string {
  if (spread === undefined) return MISSING;
  const { median, least, most } = spread;
  return `${formatDuration(median)} (${formatDuration(least)}–${formatDuration(most)})`;
}

function changeText({ before, after }: ComparedTime): string {
  if (before === undefined || after === undefined || before.median === 0) return MISSING;
  const change = (after.median - before.median) / before.median;
  return `${change > 0 ? '+' : ''}${formatShare(Math.round(change * 100) / 100)}`;
}
