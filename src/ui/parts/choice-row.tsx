import { useId } from 'react';
import styles from './choice-row.module.css';

export interface ChoiceRowProps<Name extends string> {
  readonly label: string;
  readonly options: readonly { readonly name: Name; readonly title: string }[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** One of a few, side by side: radio buttons that look like one control. */
export function ChoiceRow<Name extends string>({ label, options, chosen, onChoose }: ChoiceRowProps<Name>) {
  const group = useId();
  return (
    <fieldset className={styles.row}>
      <legend className={styles.label}>{label}</legend>
      {options.map(({ name, title }) => (
        <label key={name} className={styles.option}>
          <input
            type="radio"
            name={group}
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
