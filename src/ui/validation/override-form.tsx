import { useId, useState } from 'react';
import type { Disposition, SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import type { KeptOverride } from '../../state/overrides.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import styles from './verdict-detail.module.css';

const DISPOSITIONS: readonly Disposition[] = ['Activate', 'Monitor', 'Review', 'Reject'];
const LONGEST_NOTE = 500;

/** A person's decision on a segment over the rules, with a note; or the way back to the rules. */
export function OverrideForm({
  verdict: { segment, disposition },
  made,
  onDone,
}: {
  readonly verdict: SegmentVerdict;
  /** The decision that stands, if there is one. */
  readonly made: KeptOverride | undefined;
  /** After either; the form is then made anew. */
  readonly onDone: () => void;
}) {
  const id = useId();
  const { overrideVerdict, dropOverride } = useActions();
  const [chosen, setChosen] = useState<Disposition>(disposition);
  const [note, setNote] = useState(made?.note ?? '');
  return (
    <form
      className={styles.override}
      aria-label="Decide by hand"
      onSubmit={(event) => {
        event.preventDefault();
        void overrideVerdict(segment, chosen, note);
        onDone();
      }}
    >
      <p className={styles.choice}>
        <label htmlFor={`${id}-disposition`}>Decision</label>
        <select
          id={`${id}-disposition`}
          value={chosen}
          onChange={({ target }) => setChosen(DISPOSITIONS.find((each) => each === target.value) ?? chosen)}
        >
          {DISPOSITIONS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </p>
      <p className={styles.note}>
        <label htmlFor={`${id}-note`}>Note</label>
        <input
          id={`${id}-note`}
          type="text"
          maxLength={LONGEST_NOTE}
          placeholder="Why, for whoever reads the report"
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </p>
      <p className={styles.buttons}>
        <Button type="submit" look="primary">
          {made === undefined ? 'Decide by hand' : 'Change the decision'}
        </Button>
        {made !== undefined && (
          <Button
            icon="undo"
            onClick={() => {
              dropOverride(made);
              onDone();
            }}
          >
            Give up the decision
          </Button>
        )}
      </p>
    </form>
  );
}
