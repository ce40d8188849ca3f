import type { OpenChoice } from '../../io/import-plan.ts';
import type { ImportCorrections } from '../../worker/protocol.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import type { PlanFormProps } from './plan-form-props.ts';

/** Questions that the file leaves open: what was assumed, and the other ways to read it. */
export function OpenChoices({ flow, correct }: PlanFormProps) {
  return flow.preview.plan.needsChoice.map((choice) => (
    <Notice
      key={choice.setting}
      tone="warning"
      title={choice.message}
      actions={[choice.chosen, ...choice.alternatives].map((value, index) => (
        <Button key={value} onClick={() => correct(answer(choice, value, flow.preview.plan.missingIds))}>
          {index === 0 ? `Keep: ${words(value)}` : `Read as: ${words(value)}`}
        </Button>
      ))}
    />
  ));
}

function answer({ setting }: OpenChoice, value: string, missingIds: readonly string[]): ImportCorrections {
  switch (setting) {
    case 'time-order':
      return { timeOrder: value === 'month-first' ? 'month-first' : 'day-first' };
    case 'decimal-mark':
      return { decimal: value === ',' ? ',' : '.' };
    case 'kind':
      return { kind: value === 'customers' ? 'customers' : 'events' };
    case 'header':
      return { hasHeader: value === 'header' };
    case 'part':
      return { part: value };
    case 'missing-ids':
      return { missingIds };
  }
}

function words(value: string): string {
  if (value === '.') return 'decimal point';
  if (value === ',') return 'decimal comma';
  return value.replaceAll('-', ' ');
}
