import { EVENT_ROLES, type EventRole, sourceText } from '../../io/import-plan.ts';
import { ColumnSelect } from './column-select.tsx';
import type { PlanFormProps } from './plan-form-props.ts';
import { ROLE_WORDS } from './role-words.ts';
import styles from './data.module.css';

const NEEDED: ReadonlySet<EventRole> = new Set(['customer', 'time']);

/** Which column plays which role, with the reason of each guess. */
export function EventMappingForm({ flow, correct }: PlanFormProps) {
  const { preview, corrections, recalled } = flow;
  const { plan } = preview;
  return (
    <fieldset>
      <legend className="visually-hidden">Columns</legend>
      <div className={styles.mapping}>
        {EVENT_ROLES.map((role) => {
          const source = plan.mapping[role];
          const words = sourceText(source);
          const isNeeded = source === undefined && NEEDED.has(role);
          const reason = preview.guess.reasons.find((each) => each.role === role && each.column === words);
          return (
            <div key={role} className={styles.role}>
              <ColumnSelect
                label={ROLE_WORDS[role]}
                header={plan.header}
                chosen={
                  corrections.map?.[role]?.includes('*') || source?.kind === 'product'
                    ? PRODUCT
                    : (corrections.map?.[role] ?? source?.name ?? '')
                }
                problem={isNeeded ? `needed-${role}` : undefined}
                none={NEEDED.has(role) ? 'choose …' : 'none'}
                more={
                  role === 'amount' && plan.header.length > 1
                    ? [{ value: PRODUCT, words: 'product of two columns' }]
                    : []
                }
                onChoose={(name) =>
                  correct({ map: { [role]: name === PRODUCT ? firstProduct(plan.header) : name } })
                }
              />
              {source?.kind === 'product' && (
                <span className={styles.product}>
                  <ColumnSelect
                    label="First factor of the amount"
                    hidden
                    header={plan.header}
                    chosen={source.left.name}
                    onChoose={(name) => correct({ map: { amount: `${name}*${source.right.name}` } })}
                  />
                  ×
                  <ColumnSelect
                    label="Second factor of the amount"
                    hidden
                    header={plan.header}
                    chosen={source.right.name}
                    onChoose={(name) => correct({ map: { amount: `${source.left.name}*${name}` } })}
                  />
                </span>
              )}
              <p id={`needed-${role}`} className={isNeeded ? styles.problem : styles.why}>
                {isRecalled(role)
                  ? 'as in the last file with these columns'
                  : (reason?.why ?? (source === undefined ? absentWords(role) : unexplained(role)))}
              </p>
            </div>
          );
        })}
      </div>
    </fieldset>
  );

  /** The guess gives no reasons for columns of events in a file that it took for a table of customers. */
  function unexplained(role: EventRole): string {
    return corrections.map?.[role] === undefined ? 'guessed from its name or contents' : 'chosen by you';
  }

  function isRecalled(role: EventRole): boolean {
    const remembered = recalled?.corrections.map?.[role];
    return remembered !== undefined && remembered === corrections.map?.[role];
  }
}

const PRODUCT = '\u0000product';

function firstProduct(header: readonly string[]): string {
  const quantity = header.find((name) => /quant|qty|menge|units/i.test(name)) ?? header[0];
  const price =
    header.find((name) => /price|preis|prix|cost/i.test(name) && name !== quantity) ??
    header.find((name) => name !== quantity);
  return `${quantity}*${price}`;
}

function absentWords(role: EventRole): string {
  return NEEDED.has(role) ? 'needed: choose its column' : 'nothing in the file looked like it';
}
