import styles from './warning-list.module.css';

/** What is worth knowing although nothing was left out. */
export function WarningList({
  warnings,
}: {
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}) {
  if (warnings.length === 0) return undefined;
  return (
    <ul role="list" className={styles.warnings} aria-label="Warnings">
      {warnings.map(({ code, message }, index) => (
        <li key={`${code} ${index}`}>{message}</li>
      ))}
    </ul>
  );
}
