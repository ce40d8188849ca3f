import styles from './progress-bar.module.css';

/** How far something is, as a share in [0, 1]; undefined while that is not known. */
export function ProgressBar({
  label,
  share,
}: {
  readonly label: string;
  readonly share: number | undefined;
}) {
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === undefined ? {} : { 'aria-valuenow': Math.round(share * 100) })}
    >
      <div className={styles.bar} style={{ width: `${(share ?? 0) * 100}%` }} />
    </div>
  );
}
