import { useId, useState } from 'react';
import type { CacheStats } from '../../engine/cache.ts';
import { isBound, type AlertName } from '../../state/alert-bounds.ts';
import { alertStates, type AlertState } from '../../state/alerts.ts';
import { useActions, useApp } from '../app-context.ts';
import { formatCounted, formatDuration, formatShare, MISSING } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';
import styles from './performance.module.css';

interface AlertWords {
  readonly title: string;
  readonly about: string;
  readonly sample: string;
  readonly relation: 'below' | 'above';
  readonly unit: '%' | 's';
  /** From the number in the field to the bound. */
  readonly factor: number;
}

const WORDS: Readonly<Record<AlertName, AlertWords>> = {
  hitRate: {
    title: 'Hit rate of the cache',
    about: 'answers among all questions to the cache in this visit',
    sample: 'question',
    relation: 'below',
    unit: '%',
    factor: 0.01,
  },
  p95: {
    title: 'p95 of the time of a run',
    about: 'of the runs kept in this browser that were done',
    sample: 'run',
    relation: 'above',
    unit: 's',
    factor: 1000,
  },
  errorRate: {
    title: 'Share of runs that failed',
    about: 'of the runs kept in this browser; cancelled ones do not count',
    sample: 'run',
    relation: 'above',
    unit: '%',
    factor: 0.01,
  },
  memory: {
    title: 'Memory of the cache',
    about: 'bytes of kept results, of what they may have',
    sample: 'kept result',
    relation: 'above',
    unit: '%',
    factor: 0.01,
  },
};

/** What is watched, with bounds that can be moved. */
export function AlertsPanel({ cache }: { readonly cache: CacheStats | undefined }) {
  const { setAlertBound } = useActions();
  const runs = useApp((state) => state.runTimes);
  const bounds = useApp((state) => state.alertBounds);
  const alerts = alertStates(runs, cache, bounds);
  const raised = alerts.filter((each) => each.raised === true).length;
  return (
    <Panel
      title="Alerts"
      note={raised === 0 ? 'None is raised.' : `${formatCounted(raised, 'alert')} raised.`}
    >
      <PlainTable
        caption="Alerts"
        columns={[
          {
            title: 'Alert',
            cell: ({ name }) => (
              <>
                {WORDS[name].title}
                <span className={styles.under}>{WORDS[name].about}</span>
              </>
            ),
          },
          {
            title: 'Now',
            align: 'right',
            cell: (alert) => (
              <>
                {valueText(alert)}
                <span className={styles.sample}>
                  of {formatCounted(alert.samples, WORDS[alert.name].sample)}
                </span>
              </>
            ),
          },
          {
            title: 'Raised',
            cell: ({ name, bound }) => (
              <BoundField name={name} bound={bound} onBound={(value) => setAlertBound(name, value)} />
            ),
          },
          {
            title: 'State',
            cell: (alert) =>
              alert.raised === undefined ? (
                <>
                  <Verdict kind="not tested" word="Not known" />
                  <span className={styles.under}>needs {alert.least}</span>
                </>
              ) : alert.raised ? (
                <Verdict kind="fail" word="Raised" />
              ) : (
                <Verdict kind="pass" word="Fine" />
              ),
          },
        ]}
        rows={alerts}
        rowKey={({ name }) => name}
      />
    </Panel>
  );
}

function valueText({ name, value }: AlertState): string {
  if (value === undefined) return MISSING;
  return name === 'p95' ? formatDuration(value) : formatShare(value);
}

function BoundField({
  name,
  bound,
  onBound,
}: {
  readonly name: AlertName;
  readonly bound: number;
  onBound(value: number): void;
}) {
  const id = useId();
  const { title, relation, unit, factor } = WORDS[name];
  const shown = String(Number((bound / factor).toPrecision(6)));
  const [typed, setTyped] = useState<string>();
  const value = Number(typed ?? shown) * factor;
  const isFine = (typed ?? shown).trim() !== '' && isBound(name, value);
  return (
    <span className={styles.bound}>
      <label htmlFor={id}>
        <span className="visually-hidden">{title}, raised </span>
        {relation}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        value={typed ?? shown}
        aria-invalid={!isFine}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = Number(event.target.value) * factor;
          if (event.target.value.trim() !== '' && isBound(name, next)) onBound(next);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {unit}
    </span>
  );
}
