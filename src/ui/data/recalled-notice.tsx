import type { RecalledChoice } from '../../state/remembered-mapping.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import styles from './import-dialog.module.css';
import type { Previewed } from './plan-form-props.ts';
import { ROLE_WORDS } from './role-words.ts';

/** Says what was taken over from the last file with these columns, and leaves it. */
export function RecalledNotice({ recalled }: { readonly recalled: NonNullable<Previewed['recalled']> }) {
  const { useGuess: leave, forgetMapping } = useActions();
  const { choices } = recalled;
  const forget = (
    <Button look={choices.length === 0 ? 'quiet' : 'plain'} onClick={() => void forgetMapping()}>
      Forget it
    </Button>
  );
  if (choices.length === 0) {
    return (
      <p className={styles.buttons}>
        <span className={styles.muted}>The columns are read as in the last file with these columns.</span>
        {forget}
      </p>
    );
  }
  return (
    <Notice
      title="Remembered from the last file with these columns."
      actions={
        <>
          <Button onClick={() => void leave()}>Use what is guessed for this file</Button>
          {forget}
        </>
      }
    >
      <ul role="list" className={styles.choices}>
        {choices.map(({ what, remembered, guessed }) => (
          <li key={what}>
            {WHAT_WORDS[what]}: <b>{valueWords(what, remembered)}</b>
            {isAnswer(what)
              ? ', which this file leaves open'
              : `; guessed for this file: ${valueWords(what, guessed)}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const WHAT_WORDS: Readonly<Record<RecalledChoice['what'], string>> = {
  ...ROLE_WORDS,
  kind: 'One row is',
  features: 'Features',
  id: 'Customer id',
  label: 'Known classes',
  timeOrder: 'Dates such as 01/02',
  monthOnly: 'Months without days',
  decimal: 'Decimal mark',
};

const VALUE_WORDS: Readonly<Record<string, string>> = {
  events: 'an event or transaction',
  customers: 'a customer',
  'day-first': 'day first',
  'month-first': 'month first',
  'year-first': 'year first',
  'year-day-month': 'year, day, month',
  refuse: 'set aside',
  'first-day': 'first day of the month',
  '.': 'point',
  ',': 'comma',
};

function isAnswer(what: RecalledChoice['what']): boolean {
  return what === 'timeOrder' || what === 'monthOnly' || what === 'decimal';
}

function valueWords(what: RecalledChoice['what'], value: string): string {
  if (what === 'kind' || isAnswer(what)) return VALUE_WORDS[value] ?? value;
  return value === '' ? 'no column' : value.replace('*', ' × ');
}
