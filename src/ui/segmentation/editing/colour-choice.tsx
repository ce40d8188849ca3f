import { useId } from 'react';
import { PALETTE_NAMES } from './palette-names.ts';
import styles from './editing.module.css';

/** The palette to choose from, or the colour that goes with the segment's place. */
export function ColourChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: number | undefined;
  readonly onChoose: (colour: number | undefined) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.colours}>
      <legend>Colour</legend>
      <label className={styles.own}>
        <input type="radio" name={name} checked={chosen === undefined} onChange={() => onChoose(undefined)} />
        Its own
      </label>
      {PALETTE_NAMES.map((title, colour) => (
        <label key={title} className={styles.swatch} title={title}>
          <input
            type="radio"
            name={name}
            aria-label={title}
            checked={chosen === colour}
            onChange={() => onChoose(colour)}
          />
          <span style={{ backgroundColor: `var(--segment-${colour})` }} aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  );
}
