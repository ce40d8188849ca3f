import type { ImportTrial } from '../../worker/import-trial.ts';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { FunnelSteps } from './funnel-steps.tsx';
import styles from './import-dialog.module.css';
import { RejectedRows } from './rejected-rows.tsx';

/** What would become of the first rows of the file. */
export function TrialOutcome({ trial }: { readonly trial: ImportTrial }) {
  const { funnel, isWhole, rejected } = trial;
  return (
    <section className={styles.section} aria-label="What the import would make of it">
      <h3>
        What would become of{' '}
        {isWhole ? `its ${formatCount(funnel.read)} rows` : `the first ${formatCount(funnel.read)} rows`}
      </h3>
      <FunnelSteps steps={funnel} />
      <p role="status" className="visually-hidden">
        {formatCount(funnel.kept)} of {formatCounted(funnel.read, 'row')} would be kept.
      </p>
      {rejected.length > 0 && (
        <details>
          <summary>Why rows would be rejected</summary>
          <RejectedRows caption="Rows that would be rejected, by reason" rows={rejected} />
        </details>
      )}
      {!isWhole && (
        <p className={styles.muted}>
          Bots and exact copies show only as far as they stand among these rows; the import counts them all.
        </p>
      )}
    </section>
  );
}
