import type { AcquiredView, CheckedView } from '../../pipelines/segmentation/views.ts';
import { formatCount, formatShare } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { Panel } from '../parts/panel.tsx';
import { WarningList } from './input-file.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import styles from './data.module.css';

/** How many rows were read, parsed, valid and kept; where the others went. */
export function Funnel({
  acquired,
  checked,
}: {
  readonly acquired: AcquiredView;
  readonly checked: CheckedView | undefined;
}) {
  const steps = [
    { label: 'Read', count: acquired.read, lost: undefined },
    { label: 'Parsed', count: acquired.parsed, lost: 'ragged or unfinished' },
    { label: 'Valid', count: checked?.valid, lost: 'rejected' },
    { label: 'Kept', count: checked?.kept, lost: 'set aside' },
  ];
  const warnings = [...acquired.warnings, ...(checked?.warnings ?? [])];
  const mapping = Object.entries(acquired.mapping);
  return (
    <Panel title="From rows to events">
      <dl className={styles.funnel}>
        {steps.map(({ label, count, lost }, index) => {
          const before = steps[index - 1]?.count;
          const fewer = before === undefined || count === undefined ? undefined : before - count;
          return (
            <div key={label} className={styles.step}>
              <dt>{label}</dt>
              <dd>
                {count === undefined ? (
                  <Missing reason="the quality check has not run" />
                ) : (
                  formatCount(count)
                )}
              </dd>
              <dd className={styles.stepTrack} aria-hidden="true">
                <div
                  className={styles.stepBar}
                  style={{ width: `${acquired.read === 0 ? 0 : (100 * (count ?? 0)) / acquired.read}%` }}
                />
              </dd>
              <dd className={styles.lost}>
                {lost === undefined
                  ? 'rows'
                  : fewer === undefined
                    ? ''
                    : fewer === 0
                      ? `none ${lost}`
                      : `${formatCount(fewer)} ${lost} (${formatShare(fewer / (before || 1))})`}
              </dd>
            </div>
          );
        })}
      </dl>
      {mapping.length > 0 && (
        <p className={styles.muted}>
          Columns: {mapping.map(([role, column]) => `${role} = ${column}`).join(', ')}.
        </p>
      )}
      <WarningList warnings={warnings} />
      {acquired.rejected.length > 0 && (
        <>
          <h3>Rejected rows</h3>
          <RejectedRows caption="Rejected rows by reason" rows={acquired.rejected} />
        </>
      )}
      {checked !== undefined && checked.quarantined.length > 0 && (
        <>
          <h3>Rows set aside</h3>
          <RejectedRows caption="Rows set aside by the quality check, by reason" rows={checked.quarantined} />
        </>
      )}
    </Panel>
  );
}
