import { useId } from 'react';
import { Icon } from './icon.tsx';
import styles from './file-button.module.css';

/** A file input that looks like a button; `label` is its name. */
export function FileButton({
  label,
  accept,
  primary = false,
  onFile,
}: {
  readonly label: string;
  readonly accept: string;
  readonly primary?: boolean;
  onFile(file: File): void;
}) {
  const id = useId();
  return (
    <span className={styles.wrap}>
      <input
        id={id}
        type="file"
        accept={accept}
        className={styles.input}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className={primary ? `${styles.label} ${styles.primary}` : styles.label}>
        <Icon name="upload" />
        {label}
      </label>
    </span>
  );
}
