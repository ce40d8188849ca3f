import { useId } from 'react';
import { Icon } from './icon.tsx';
import styles from './file-button.module.css';

/** A file input that looks like a button; `label` is its name. With `onFiles` several files can be chosen. */
export function FileButton({
  label,
  accept,
  primary = false,
  ...taking
}: {
  readonly label: string;
  readonly accept: string;
  readonly primary?: boolean;
} & ({ onFile(file: File): void } | { onFiles(files: readonly File[]): void })) {
  const id = useId();
  return (
    <span className={styles.wrap}>
      <input
        id={id}
        type="file"
        accept={accept}
        className={styles.input}
        multiple={'onFiles' in taking}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          const [file] = files;
          if (file === undefined) return;
          if ('onFiles' in taking) taking.onFiles(files);
          else taking.onFile(file);
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
