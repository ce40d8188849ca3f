import { useState, type InputHTMLAttributes } from 'react';

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  /** The value as text. */
  readonly text: string;
  /** What a typed text would look like as a value: while the two agree, the typed text stays as it was typed. */
  textOf(typed: string): string;
  onText(typed: string): void;
}

/** A text field over a value: what is being typed stands until it is left or the value changes otherwise. */
export function TextInput({ text, textOf, onText, ...rest }: TextInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      type="text"
      spellCheck={false}
      {...rest}
      value={typed !== undefined && textOf(typed) === text ? typed : text}
      onChange={(event) => {
        setTyped(event.target.value);
        onText(event.target.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
