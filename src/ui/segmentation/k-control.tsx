import { memo, useId } from 'react';
import styles from './k-control.module.css';

export interface KControlProps {
  readonly choices: readonly number[];
  readonly shown: number | undefined;
  readonly recommended: number | undefined;
  /** Whether the data show no structure at any k: then none is recommended, and one is chosen all the same. */
  readonly nothingFound: boolean;
  readonly onChoose: (k: number) => void;
}

/** Chooses which of the tried segmentations is shown; arrow keys go from one to the next. */
export const KControl = memo(function KControl(props: KControlProps) {
  const { choices, shown, recommended, nothingFound, onChoose } = props;
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
              aria-label={
                k === recommended
                  ? `${k} segments, ${nothingFound ? 'chosen' : 'recommended'}`
                  : `${k} segments`
              }
              onChange={() => onChoose(k)}
            />
            <span>{k}</span>
          </label>
        ))}
      </div>
      {recommended === undefined ? undefined : (
        <p className={styles.note}>
          {nothingFound
            ? 'underlined: chosen, though no number stands out; no run needed'
            : 'underlined: recommended; no run needed'}
        </p>
      )}
    </fieldset>
  );
});
