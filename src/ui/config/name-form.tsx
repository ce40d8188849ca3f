import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import styles from './presets-dialog.module.css';

/** Asks for a name; what is wrong with it is said once it was to be taken, and until it is right. */
export function NameForm({
  label,
  action,
  first = '',
  problemOf,
  onName,
  onCancel,
}: {
  readonly label: string;
  readonly action: string;
  /** What stands in the field at first. */
  readonly first?: string;
  /** Words that follow "The name". */
  problemOf(name: string): string | undefined;
  onName(name: string): void;
  onCancel?(): void;
}) {
  const id = useId();
  const [name, setName] = useState(first);
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isAsked = onCancel !== undefined;
  useEffect(() => {
    if (isAsked) field.current?.select();
  }, [isAsked]);
  const problem = isTried ? problemOf(name) : undefined;
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        const isFine = problemOf(name) === undefined;
        setTried(!isFine);
        if (!isFine) return;
        onName(name);
        setName(first);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div className={styles.field}>
        <input
          id={id}
          type="text"
          autoComplete="off"
          ref={field}
          value={name}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look={isAsked ? 'plain' : 'primary'}>
          {action}
        </Button>
        {isAsked && <Button onClick={onCancel}>Keep the name</Button>}
      </div>
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          The name {problem}.
        </p>
      )}
    </form>
  );
}
