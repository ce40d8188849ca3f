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
  problem,
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
  /** Id of the words on what is wrong with the choice. */
  readonly problem?: string | undefined;
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
        aria-invalid={problem !== undefined}
        aria-describedby={problem}
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
