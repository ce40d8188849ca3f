import { editPlan, type PlanEdits } from '../../io/edit-plan.ts';
import type { ImportPlan } from '../../io/import-plan.ts';
import type { ImportFlow } from '../../state/import-flow.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCounted } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { CustomerColumnsForm } from './customer-columns-form.tsx';
import { EventMappingForm } from './event-mapping-form.tsx';
import { OpenChoices } from './open-choices.tsx';
import { PreviewRows } from './preview-rows.tsx';
import { ReadingForm } from './reading-form.tsx';
import { WarningList } from './input-file.tsx';
import styles from './data.module.css';

export type Previewed = Extract<ImportFlow, { kind: 'previewed' }>;

/** What a form of the preview gets: the plan, and the way to correct it. */
export interface PlanFormProps {
  readonly flow: Previewed;
  edit(edits: PlanEdits): void;
  correct(plan: ImportPlan): void;
}

/** The first rows of a file, how they will be read, and the corrections that can be made before it is imported. */
export function ImportPreview({ flow }: { readonly flow: Previewed }) {
  const { correctPlan, confirmImport, cancelImport } = useActions();
  const { plan, preview } = flow;
  const correct = (next: ImportPlan): void => void correctPlan(next);
  const forms: PlanFormProps = { flow, correct, edit: (edits) => correct(editPlan({ ...preview, plan }, edits)) };
  const missing = missingRoles(plan);
  return (
    <Panel
      title={`Import ${flow.fileName}`}
      note={`${formatBytes(flow.bytes)}, ${formatCounted(plan.header.length, 'column')}. Guessed from ${formatCounted(preview.sampledRows, 'row')}; correct what is wrong.`}
      aside={
        <span className={styles.actions}>
          <Button onClick={() => cancelImport()}>Cancel import</Button>
          <Button look="primary" disabled={missing.length > 0} onClick={() => void confirmImport()}>
            Import
          </Button>
        </span>
      }
    >
      {missing.length > 0 && <p className={styles.problem}>Still needed: {missing.join(' and ')}.</p>}
      <OpenChoices {...forms} />
      <WarningList warnings={plan.warnings} />
      <ReadingForm {...forms} />
      {plan.kind === 'events' ? <EventMappingForm {...forms} /> : <CustomerColumnsForm {...forms} />}
      <PreviewRows preview={preview} plan={plan} />
    </Panel>
  );
}

function missingRoles({ kind, mapping, customers }: ImportPlan): readonly string[] {
  if (kind === 'customers') return customers.features.length === 0 ? ['at least one feature'] : [];
  return [
    ...(mapping.customer === undefined ? ['the column of the customer id'] : []),
    ...(mapping.time === undefined ? ['the column of the time'] : []),
  ];
}
