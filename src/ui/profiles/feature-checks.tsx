import styles from './feature-checks.module.css';

export interface FeatureChecksProps {
  readonly label: string;
  readonly all: readonly { readonly name: string; readonly title: string }[];
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** A choice of several, folded away: "Features: 8 of 16". The last one stays, and no more than `most` are taken. */
export function FeatureChecks({ label, all, chosen, most, onChoose }: FeatureChecksProps) {
  const full = chosen.length >= most;
  return (
    <details className={styles.checks}>
      <summary>
        {label}: {chosen.length} of {all.length}
      </summary>
      <ul className={styles.list}>
        {all.map(({ name, title }) => {
          const checked = chosen.includes(name);
          return (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={checked}
                  disabled={checked ? chosen.length === 1 : full}
                  onChange={() =>
                    onChoose(checked ? chosen.filter((each) => each !== name) : [...chosen, name])
                  }
                />{' '}
                {title}
              </label>
            </li>
          );
        })}
      </ul>
      {full && all.length > most ? <p>At most {most}: take one away to choose another.</p> : undefined}
    </details>
  );
}
