import { formatCount, formatShare } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import styles from './data.module.css';

/** How many rows are left after each step from the file to the events; a step that has not been taken is missing. */
export function FunnelSteps({
  steps: counts,
}: {
  readonly steps: {
    readonly read: number;
    readonly parsed: number;
    readonly valid: number | undefined;
    readonly kept: number | undefined;
  };
}) {
  const steps = [
    { label: 'Read', count: counts.read, lost: undefined },
    { label: 'Parsed', count: counts.parsed, lost: 'ragged or unfinished' },
    { label: 'Valid', count: counts.valid, lost: 'rejected' },
    { label: 'Kept', count: counts.kept, lost: 'set aside' },
  ];
  return (
    <dl className={styles.funnel}>
      {steps.map(({ label, count, lost }, index) => {
        const before = steps[index - 1]?.count;
        const fewer = before === undefined || count === undefined ? undefined : before - count;
        return (
          <div key={label} className={styles.step}>
            <dt>{label}</dt>
            <dd>
              {count === undefined ? <Missing reason="the quality check has not run" /> : formatCount(count)}
            </dd>
            <dd className={styles.stepTrack} aria-hidden="true">
              <div
                className={styles.stepBar}
                style={{ width: `${counts.read === 0 ? 0 : (100 * (count ?? 0)) / counts.read}%` }}
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
  );
}
