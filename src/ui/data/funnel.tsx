import type { AcquiredView, CheckedView } from '../../pipelines/segmentation/views.ts';
import { Panel } from '../parts/panel.tsx';
import { FunnelSteps } from './funnel-steps.tsx';
import { WarningList } from '../parts/warning-list.tsx';
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
  const steps = { read: acquired.read, parsed: acquired.parsed, valid: checked?.valid, kept: checked?.kept };
  const warnings = [...acquired.warnings, ...(checked?.warnings ?? [])];
  const mapping = Object.entries(acquired.mapping);
  return (
    <Panel title="From rows to events">
      <FunnelSteps steps={steps} />
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
