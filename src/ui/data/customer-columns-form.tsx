import { ColumnSelect } from './column-select.tsx';
import type { PlanFormProps } from './plan-form-props.ts';
import styles from './data.module.css';

/** Which columns of a customer table are features, which one is the id, and which one holds known classes. */
export function CustomerColumnsForm({ flow, correct }: PlanFormProps) {
  const { preview, corrections } = flow;
  const { plan } = preview;
  const { id, label, features } = plan.customers;
  const wished = corrections.features?.map((name) => plan.header.indexOf(name));
  const chosen = new Set(wished ?? features);
  const toggle = (index: number): void => {
    const next = plan.header.filter((_, at) => (at === index ? !chosen.has(at) : chosen.has(at)));
    correct({ features: next });
  };
  return (
    <>
      <div className={styles.mapping}>
        <div className={styles.role}>
          <ColumnSelect
            label="Customer id"
            header={plan.header}
            chosen={id === undefined ? '' : (plan.header[id] ?? '')}
            none="none: row numbers"
            onChoose={(name) => correct({ id: name })}
          />
          <p className={styles.why}>{reasonOf('id')}</p>
        </div>
        {flow.wanted === undefined && (
          <div className={styles.role}>
            <ColumnSelect
              label="Known classes"
              header={plan.header}
              chosen={label === undefined ? '' : (plan.header[label] ?? '')}
              none="none"
              onChoose={(name) => correct({ truth: name })}
            />
            <p className={styles.why}>
              {reasonOf('label') ?? 'to compare the segments with; never a feature'}
            </p>
          </div>
        )}
      </div>
      {flow.wanted === undefined && (
        <fieldset>
          <legend className={styles.legend}>Features</legend>
          <div className={styles.features}>
            {preview.columns.map(({ index, name, type, distinct }) => (
              <label key={index} className={styles.feature}>
                <input
                  type="checkbox"
                  checked={chosen.has(index)}
                  disabled={index === id || index === label || (type !== 'integer' && type !== 'number')}
                  onChange={() => toggle(index)}
                />
                <span>{name}</span>
                <span className={styles.muted}>
                  {type === 'integer' || type === 'number' ? `${distinct} distinct` : type}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );

  function reasonOf(role: 'id' | 'label'): string | undefined {
    return preview.guess.reasons.find((reason) => reason.role === role)?.why;
  }
}
