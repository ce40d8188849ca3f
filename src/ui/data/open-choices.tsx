import type { PlanEdits } from '../../io/edit-plan.ts';
import type { ImportPlan, OpenChoice } from '../../io/import-plan.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import type { PlanFormProps } from './import-preview.tsx';

/** Questions that the file leaves open: what was assumed, and the other ways to read it. */
export function OpenChoices({ flow, edit, correct }: PlanFormProps) {
  const { plan } = flow;
  const answer = (choice: OpenChoice, value: string): void => {
    const edits = editsOf(choice, value);
    if (edits === undefined) correct(withoutChoice(withHeader(plan, choice, value), choice));
    else edit(edits);
  };
  return plan.needsChoice.map((choice) => (
    <Notice
      key={choice.setting}
      tone="warning"
      title={choice.message}
      actions={[choice.chosen, ...choice.alternatives].map((value, index) => (
        <Button key={value} onClick={() => answer(choice, value)}>
          {index === 0 ? `Keep ${words(value)}` : `Read as ${words(value)}`}
        </Button>
      ))}
    />
  ));
}

function editsOf({ setting }: OpenChoice, value: string): PlanEdits | undefined {
  switch (setting) {
    case 'time-order':
      return { timeOrder: value === 'month-first' ? 'month-first' : 'day-first' };
    case 'decimal-mark':
      return { decimal: value === ',' ? ',' : '.' };
    case 'kind':
      return { kind: value === 'customers' ? 'customers' : 'events' };
    case 'header':
    case 'missing-ids':
      return undefined;
  }
}

function withHeader(plan: ImportPlan, { setting }: OpenChoice, value: string): ImportPlan {
  return setting === 'header' ? { ...plan, dialect: { ...plan.dialect, hasHeader: value === 'header' } } : plan;
}

function withoutChoice(plan: ImportPlan, answered: OpenChoice): ImportPlan {
  return { ...plan, needsChoice: plan.needsChoice.filter((choice) => choice.setting !== answered.setting) };
}

function words(value: string): string {
  if (value === '.') return 'decimal point';
  if (value === ',') return 'decimal comma';
  return value.replaceAll('-', ' ');
}
