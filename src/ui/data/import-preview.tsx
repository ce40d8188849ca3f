import type { ImportPlan } from '../../io/import-plan.ts';
import { failureWords } from '../../state/failure-words.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCounted } from '../parts/format-number.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { CustomerColumnsForm } from './customer-columns-form.tsx';
import { EventMappingForm } from './event-mapping-form.tsx';
import { OpenChoices } from './open-choices.tsx';
import type { PlanFormProps, Previewed } from './plan-form-props.ts';
import { planRoles } from './plan-roles.ts';
import { PreviewRows } from './preview-rows.tsx';
import { ReadingForm } from './reading-form.tsx';
import { WarningList } from './input-file.tsx';
import styles from './data.module.css';

/** The first rows of a file, how they will be read, and the corrections that can be made before it is imported. */
export function ImportPreview({ flow }: { readonly flow: Previewed }) {
  const { correctPlan, confirmImport, cancelImport } = useActions();
  const { preview, refused } = flow;
  const { plan } = preview;
  const forms: PlanFormProps = { flow, correct: (corrections) => void correctPlan(corrections) };
  const missing = [...missingRoles(plan), ...missingAnswers(plan)];
  return (
    <Panel
      title={`Import ${flow.fileName}`}
      note={`${formatBytes(flow.bytes)}, ${formatCounted(plan.header.length, 'column')}. Guessed from ${formatCounted(preview.sampledRows, 'row')}; correct what is wrong.`}
      aside={
        <span className={styles.actions}>
          <Button onClick={() => cancelImport()}>Cancel import</Button>
          <Button
            look="primary"
            disabled={missing.length > 0 || flow.refreshing}
            onClick={() => void confirmImport()}
          >
            Import
          </Button>
        </span>
      }
    >
      {missing.length > 0 && <p className={styles.problem}>Still needed: {missing.join(' and ')}.</p>}
      {refused !== undefined && (
        <Notice tone="danger" live title="That correction does not fit the file.">
          <p>{failureWords(refused).message}</p>
          <p>{failureWords(refused).remedy}</p>
        </Notice>
      )}
      <OpenChoices {...forms} />
      <WarningList warnings={plan.warnings} />
      <ReadingForm {...forms} />
      {plan.kind === 'events' ? <EventMappingForm {...forms} /> : <CustomerColumnsForm {...forms} />}
      <PreviewRows preview={preview} rolesOf={(index) => planRoles(plan, index)} />
    </Panel>
  );
}

/** What has to be answered first, since any reading would give a table that looks whole. */
function missingAnswers({ needsChoice }: ImportPlan): readonly string[] {
  const open = new Set(needsChoice.filter(({ required }) => required === true).map(({ setting }) => setting));
  return [
    ...(open.has('time-order') ? ['the order of day and month'] : []),
    ...(open.has('month-only') ? ['what a month without a day stands for'] : []),
  ];
}

function missingRoles({ kind, mapping, customers }: ImportPlan): readonly string[] {
  if (kind === 'customers') return customers.features.length === 0 ? ['at least one feature'] : [];
  return [
    ...(mapping.customer === undefined ? ['the column of the customer id'] : []),
    ...(mapping.time === undefined ? ['the column of the time'] : []),
  ];
}
