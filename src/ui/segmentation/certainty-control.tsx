import { useId, useMemo } from 'react';
import { formatPercent } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';
import styles from './certainty-control.module.css';

const FIRST = 0.9;

/** Lets customers whose segment is certain step back, from a certainty on that can be moved. */
export function CertaintyControl({
  certainty,
  from,
  onFrom,
}: {
  readonly certainty: Float32Array;
  /** Undefined: nobody steps back. */
  readonly from: number | undefined;
  readonly onFrom: (from: number | undefined) => void;
}) {
  const rangeId = useId();
  const limit = from ?? FIRST;
  const less = useMemo(
    () => certainty.reduce((count, share) => (share < limit ? count + 1 : count), 0),
    [certainty, limit],
  );
  return (
    <div className={styles.control}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={from !== undefined}
          onChange={(event) => onFrom(event.target.checked ? FIRST : undefined)}
        />
        Fade certain customers
      </label>
      {from !== undefined && (
        <span className={styles.choice}>
          <label htmlFor={rangeId}>certain from</label>
          <input
            id={rangeId}
            type="range"
            min={0.5}
            max={1}
            step={0.05}
            value={from}
            aria-valuetext={formatPercent(from)}
            onChange={(event) => onFrom(Number(event.target.value))}
          />
          <output htmlFor={rangeId} className={styles.value}>
            {formatPercent(from)}
          </output>
        </span>
      )}
      <span className={styles.words}>
        {formatCount(less)} of {formatCount(certainty.length)} customers stay in their segment in fewer than{' '}
        {formatPercent(limit)} of the draws
      </span>
    </div>
  );
}
