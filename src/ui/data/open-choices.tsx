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
      actions={[choice.chosen, ...choice.alternatives.slice(0, MOST_OFFERED)].map((value, index) => (
        <Button key={value} onClick={() => correct(answer(choice, value, flow.preview.plan.missingIds))}>
          {index === 0
            ? `Keep: ${words(choice, value)}`
            : `${choice.setting === 'part' ? 'Read' : 'Read as'}: ${words(choice, value)}`}
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
    case 'month-only':
      return { monthOnly: value === 'first-day' ? 'first-day' : 'refuse' };
    case 'repair':
      return { repair: value === 'repaired' ? 'mojibake' : 'none' };
    case 'part':
      return { part: value };
    case 'missing-ids':
      return { missingIds };
  }
}

/** More can be chosen from the list beside the other ways of reading. */
const MOST_OFFERED = 3;

function words({ setting }: OpenChoice, value: string): string {
  if (setting === 'part') return value;
  if (setting === 'month-only') return value === 'refuse' ? 'set aside' : 'first day of the month';
  if (value === '.') return 'decimal point';
  if (value === ',') return 'decimal comma';
  return value.replaceAll('-', ' ');
}
