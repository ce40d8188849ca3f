import { useId, type ReactNode } from 'react';
import {
  ALL_PARTS,
  type Dialect,
  type Encoding,
  type FileParts,
  type ImportPlan,
  type OpenChoice,
} from '../../io/import-plan.ts';
import { ENCODING_WORDS } from '../../io/encoding-words.ts';
import type { PlanFormProps } from './plan-form-props.ts';
import styles from './data.module.css';

const DELIMITERS: Readonly<Record<Dialect['delimiter'], string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

const PART_WORDS: Readonly<Record<FileParts['kind'], string>> = {
  member: 'File in the archive',
  array: 'Array in the JSON',
  sheet: 'Sheet',
  table: 'Table of the page',
};

/** What the file is, and how its text is cut and its numbers and times are read. */
export function ReadingForm({ flow, correct }: PlanFormProps) {
  const { corrections } = flow;
  const { plan, parts } = flow.preview;
  const isAsked = (wanted: OpenChoice['setting']): boolean =>
    plan.needsChoice.some(({ setting, required }) => setting === wanted && required === true);
  const isText = plan.format.kind !== 'parquet' && plan.format.kind !== 'workbook';
  const hasLayout = plan.format.kind !== 'parquet' && !plan.format.kind.startsWith('json');
  const hasHeader = corrections.hasHeader ?? plan.dialect.hasHeader;
  return (
    <div className={styles.reading}>
      {parts !== undefined && (
        <Choice
          label={PART_WORDS[parts.kind]}
          value={parts.chosen}
          isAsked={isAsked('part')}
          options={{
            ...(parts.kind === 'member' && corrections.together !== undefined
              ? { [ALL_PARTS]: 'all that fit together' }
              : {}),
            ...Object.fromEntries(parts.names.map((name) => [name, name])),
          }}
          onChoose={(part) => correct({ part })}
        />
      )}
      {flow.wanted === undefined && (
        <Choice
          label="One row is"
          value={corrections.kind ?? plan.kind}
          options={{ events: 'an event or transaction', customers: 'a customer' }}
          onChoose={(kind: ImportPlan['kind']) => correct({ kind })}
        />
      )}
      {plan.format.kind === 'delimited' && (
        <Choice
          label="Columns end at"
          value={corrections.delimiter ?? plan.dialect.delimiter}
          options={DELIMITERS}
          onChoose={(delimiter) => correct({ delimiter })}
        />
      )}
      {isText && (
        <Choice
          label="Encoding"
          value={corrections.encoding ?? plan.encoding}
          options={ENCODING_WORDS}
          onChoose={(encoding: Encoding) => correct({ encoding })}
        />
      )}
      {hasLayout && (
        <Choice
          label="First row"
          value={hasHeader ? 'header' : 'data'}
          options={{ header: 'names the columns', data: 'is data' }}
          onChoose={(row: 'header' | 'data') => correct({ hasHeader: row === 'header' })}
        />
      )}
      <Choice
        label="Decimal mark"
        value={corrections.decimal ?? plan.decimal}
        isAsked={isAsked('decimal-mark')}
        options={{ '.': 'point: 1,234.5', ',': 'comma: 1.234,5' }}
        onChoose={(decimal: ImportPlan['decimal']) => correct({ decimal })}
      />
      {plan.kind === 'events' && (
        <Choice
          label="Dates such as 01/02"
          value={corrections.timeOrder ?? plan.time.order}
          isAsked={isAsked('time-order')}
          options={{
            'day-first': 'day first',
            'month-first': 'month first',
            'year-first': 'year first: 24-01-02',
            'year-day-month': 'year, day, month',
          }}
          onChoose={(timeOrder: ImportPlan['time']['order']) => correct({ timeOrder })}
        />
      )}
    </div>
  );
}

function Choice<Value extends string>({
  label,
  value,
  isAsked = false,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: Value;
  /** The import waits for an answer, so that nothing is chosen yet. */
  readonly isAsked?: boolean;
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
        value={isAsked ? '' : value}
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {isAsked && (
          <option value="" disabled>
            not chosen yet
          </option>
        )}
        {(Object.keys(options) as Value[]).map((option) => (
          <option key={option} value={option}>
            {options[option]}
          </option>
        ))}
      </select>
    </div>
  );
}
