import { useId } from 'react';
import styles from './data.module.css';

/** A choice among the columns of a file. */
export function ColumnSelect({
  label,
  hidden = false,
  header,
  chosen,
  none,
  more = [],
  onChoose,
}: {
  readonly label: string;
  /** The label is read out but not shown. */
  readonly hidden?: boolean;
  readonly header: readonly string[];
  readonly chosen: string;
  /** What to call the choice of no column; without it there is none. */
  readonly none?: string;
  readonly more?: readonly { readonly value: string; readonly words: string }[];
  onChoose(name: string): void;
}) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className={hidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {header.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {more.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </>
  );
}
