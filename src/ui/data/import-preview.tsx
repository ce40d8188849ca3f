import { useState } from 'react';
import type { ImportPlan, OpenChoice } from '../../io/import-plan.ts';
import { failureWords } from '../../state/failure-words.ts';
import { canRedo, canUndo } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { formatBytes, formatCounted, formatShare } from '../parts/format-number.ts';
import { Notice } from '../parts/notice.tsx';
import { columnLines, isLow, type ColumnLine } from './column-lines.ts';
import { ColumnsTable } from './columns-table.tsx';
import { CustomerColumnsForm } from './customer-columns-form.tsx';
import { EventMappingForm } from './event-mapping-form.tsx';
import { FileSet } from './file-set.tsx';
import { ImportFrame } from './import-frame.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import { OpenChoices } from './open-choices.tsx';
import type { PlanFormProps, Previewed } from './plan-form-props.ts';
import { QuarantineRules } from './quarantine-rules.tsx';
import { ReadingForm } from './reading-form.tsx';
import { RecalledNotice } from './recalled-notice.tsx';
import { SourceRows } from './source-rows.tsx';
import { TrialOutcome } from './trial-outcome.tsx';
import dialog from './import-dialog.module.css';

/** Rows of a file, how they will be read, and the corrections that can be made before it is imported. */
export function ImportPreview({ flow }: { readonly flow: Previewed }) {
  const { correctPlan } = useActions();
  const { preview, refused, recalled, trial } = flow;
  const { plan } = preview;
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const forms: PlanFormProps = { flow, correct: (corrections) => void correctPlan(corrections) };
  const missing = [...missingRoles(plan), ...missingAnswers(plan)];
  const tried = trial?.kind === 'tried' ? trial.result : undefined;
  const lines = columnLines(preview, tried);
  const toggle = (index: number): void => {
    const next = new Set(open);
    if (!next.delete(index)) next.add(index);
    setOpen(next);
  };
  return (
    <ImportFrame
      title={`${flow.wanted === undefined ? 'Import' : 'New data:'} ${flow.fileName}`}
      note={`${formatBytes(flow.bytes)}, ${formatCounted(plan.header.length, 'column')}. Guessed from ${formatCounted(preview.sampledRows, 'row')}; correct what is wrong.`}
      aside={<PreviewActions flow={flow} isReady={missing.length === 0} />}
    >
      {missing.length > 0 && (
        <p id={STILL_NEEDED} className={dialog.problem}>
          Still needed: {missing.join(' and ')}.
        </p>
      )}
      {refused !== undefined && (
        <Notice tone="danger" live title="That correction does not fit the file.">
          <p>{failureWords(refused).message}</p>
          <p>{failureWords(refused).remedy}</p>
        </Notice>
      )}
      {recalled !== undefined && <RecalledNotice recalled={recalled} />}
      <FileSet {...forms} />
      <OpenChoices {...forms} />
      <LowColumns lines={lines} onShow={(index) => setOpen(new Set([...open, index]))} />
      <WarningList warnings={plan.warnings.filter(({ code }) => !isAsked(plan, code))} />
      <SourceRows flow={flow} lines={lines} />
      {tried !== undefined && <TrialOutcome trial={tried} />}
      <section className={dialog.section} aria-label="How the file is read">
        <h3>How the file is read</h3>
        <ReadingForm {...forms} />
      </section>
      <section className={dialog.section} aria-label="Which column is what">
        <h3>Which column is what</h3>
        {plan.kind === 'events' ? <EventMappingForm {...forms} /> : <CustomerColumnsForm {...forms} />}
      </section>
      <ColumnsTable lines={lines} open={open} onToggle={toggle} />
      {tried !== undefined && tried.rules.length > 0 && (
        <QuarantineRules trial={tried} wanted={flow.wanted} />
      )}
      {trial?.kind === 'failed' && (
        <Notice tone="danger" title="The first rows cannot be read this way.">
          <p>{failureWords(trial.failure).message}</p>
          <p>{failureWords(trial.failure).remedy}</p>
        </Notice>
      )}
    </ImportFrame>
  );
}

const STILL_NEEDED = 'import-still-needed';

function PreviewActions({ flow, isReady }: { readonly flow: Previewed; readonly isReady: boolean }) {
  const { confirmImport, applyModel, cancelImport, undo, redo } = useActions();
  const isOfRun = flow.wanted === undefined;
  const undoable = useApp((state) => (isOfRun ? canUndo(state) : flow.done.length > 0));
  const redoable = useApp((state) => (isOfRun ? canRedo(state) : flow.undone.length > 0));
  return (
    <span className={dialog.buttons}>
      <IconButton icon="undo" label="Undo" disabled={!undoable} onClick={() => undo()} />
      <IconButton icon="redo" label="Redo" disabled={!redoable} onClick={() => redo()} />
      <Button onClick={() => cancelImport()} aria-keyshortcuts="Escape">
        {isOfRun ? 'Cancel import' : 'Cancel'}
      </Button>
      <Button
        look="primary"
        disabled={!isReady || flow.refreshing}
        aria-describedby={isReady ? undefined : STILL_NEEDED}
        onClick={() => void (isOfRun ? confirmImport() : applyModel())}
      >
        {isOfRun ? 'Import' : 'Apply the model'}
      </Button>
    </span>
  );
}

/** Used columns of which much cannot be read. */
function LowColumns({
  lines,
  onShow,
}: {
  readonly lines: readonly ColumnLine[];
  onShow(index: number): void;
}) {
  const low = lines.filter((line) => line.roles.length > 0 && isLow(line));
  if (low.length === 0) return undefined;
  const show = (index: number): void => {
    onShow(index);
    requestAnimationFrame(() => {
      const row = document.getElementById(`column-${index}`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'center' });
    });
  };
  return (
    <Notice
      tone="warning"
      title="Much of a used column cannot be read."
      actions={low.map(({ index, name }) => (
        <Button key={index} onClick={() => show(index)}>
          Show what cannot be read in “{name}”
        </Button>
      ))}
    >
      {low.map(({ index, name, roles, reads, share }) => (
        <p key={index}>
          “{name}” ({roles.join(', ')}): {formatShare(share)} of its cells can be read as {reads}.
        </p>
      ))}
    </Notice>
  );
}

/** Whether a warning says no more than a question that is shown. */
function isAsked({ needsChoice }: ImportPlan, code: string): boolean {
  return needsChoice.some(({ setting }) => ASKED[setting] === code);
}

const ASKED: { readonly [setting in OpenChoice['setting']]?: string } = {
  'month-only': 'month-only-times',
  repair: 'wrongly-decoded',
};

/** What has to be answered first, since any reading would give a table that looks whole. */
function missingAnswers({ needsChoice }: ImportPlan): readonly string[] {
  const open = new Set(needsChoice.filter(({ required }) => required === true).map(({ setting }) => setting));
  return [
    ...(open.has('part') ? ['which files of the archive are read'] : []),
    ...(open.has('time-order') ? ['the order of day, month and year'] : []),
    ...(open.has('decimal-mark') ? ['the decimal mark'] : []),
    ...(open.has('decimal-mark-beside') ? ['the decimal mark of the other files'] : []),
    ...(open.has('month-only') ? ['what a month without a day stands for'] : []),
  ];
}

function missingRoles({ kind, mapping, customers }: ImportPlan): readonly string[] {
  if (kind === 'customers')
    return customers.features.length === 0
      ? ['at least one feature (a list of past and present ids belongs under “Import a merge history”)']
      : [];
  return [
    ...(mapping.customer === undefined ? ['the column of the customer id'] : []),
    ...(mapping.time === undefined ? ['the column of the time'] : []),
  ];
}
