import { useId, type ReactNode } from 'react';
import type { Dialect, ImportPlan } from '../../io/import-plan.ts';
import type { PlanFormProps } from './plan-form-props.ts';
import styles from './data.module.css';

const DELIMITERS: Readonly<Record<Dialect['delimiter'], string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** What the file is, and how its text is cut and its numbers and times are read. */
export function ReadingForm({ flow, correct }: PlanFormProps) {
  const { corrections } = flow;
  const { plan } = flow.preview;
  const hasHeader = corrections.hasHeader ?? plan.dialect.hasHeader;
  return (
    <div className={styles.reading}>
      <Choice
        label="One row is"
        value={corrections.kind ?? plan.kind}
        options={{ events: 'an event or transaction', customers: 'a customer' }}
        onChoose={(kind: ImportPlan['kind']) => correct({ kind })}
      />
      <Choice
        label="Columns end at"
        value={corrections.delimiter ?? plan.dialect.delimiter}
        options={DELIMITERS}
        onChoose={(delimiter) => correct({ delimiter })}
      />
      <Choice
        label="First row"
        value={hasHeader ? 'header' : 'data'}
        options={{ header: 'names the columns', data: 'is data' }}
        onChoose={(row: 'header' | 'data') => correct({ hasHeader: row === 'header' })}
      />
      <Choice
        label="Decimal mark"
        value={corrections.decimal ?? plan.decimal}
        options={{ '.': 'point: 1,234.5', ',': 'comma: 1.234,5' }}
        onChoose={(decimal: ImportPlan['decimal']) => correct({ decimal })}
      />
      {plan.kind === 'events' && (
        <Choice
          label="Dates such as 01/02"
          value={corrections.timeOrder ?? plan.time.order}
          options={{ 'day-first': 'day first', 'month-first': 'month first' }}
          onChoose={(timeOrder: ImportPlan['time']['order']) => correct({ timeOrder })}
        />
      )}
    </div>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Record<Value, string>>;
  onChoose(value: Value): void;
}): ReactNode {
  const id = useId();
  return (
    <div className={styles.role}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {(Object.keys(options) as Value[]).map((option) => (
          <option key={option} value={option}>
            {options[option]}
          </option>
        ))}
      </select>
    </div>
  );
}
