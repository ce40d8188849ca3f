import { memo, useId } from 'react';
import styles from './k-control.module.css';

export interface KControlProps {
  readonly choices: readonly number[];
  readonly shown: number | undefined;
  readonly recommended: number | undefined;
  readonly onChoose: (k: number) => void;
}

/** Chooses which of the tried segmentations is shown; arrow keys go from one to the next. */
export const KControl = memo(function KControl({ choices, shown, recommended, onChoose }: KControlProps) {
  const name = useId();
  return (
    <fieldset className={styles.control}>
      <legend className={styles.legend}>Number of segments</legend>
      <div className={styles.choices}>
        {choices.map((k) => (
          <label key={k} className={styles.choice} data-recommended={k === recommended || undefined}>
            <input
              type="radio"
              name={name}
              checked={k === shown}
              aria-label={k === recommended ? `${k} segments, recommended` : `${k} segments`}
              onChange={() => onChoose(k)}
            />
            <span>{k}</span>
          </label>
        ))}
      </div>
      {recommended === undefined ? undefined : (
        <p className={styles.note}>underlined: recommended; no run needed</p>
      )}
    </fieldset>
  );
});
