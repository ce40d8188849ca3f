import { useApp } from '../app-context.ts';
import { runTitle, runWords } from './run-title.ts';
import { ON_SCREEN, type SideChoice } from './compared-side.ts';
import styles from './compare.module.css';

/** Which run a side shows, and its number of segments where there are several. */
export function SideChoiceFields({
  side,
  choice,
  onChoose,
}: {
  readonly side: 'From' | 'To';
  readonly choice: SideChoice;
  onChoose(choice: SideChoice): void;
}) {
  const byK = useApp((state) => state.run.views.segmentations?.byK);
  const { runs, current } = useApp((state) => state.archive);
  const shownK = useApp((state) => state.shownK);
  return (
    <fieldset className={styles.side}>
      <legend>{side}</legend>
      <label className={styles.choice}>
        Run
        <select value={choice.run} onChange={(event) => onChoose({ run: event.target.value, k: undefined })}>
          {byK !== undefined && <option value={ON_SCREEN}>On screen</option>}
          {runs
            .filter(({ id }) => id !== current || byK === undefined)
            .map((run) => (
              <option key={run.id} value={run.id} title={runWords(run)}>
                {runTitle(run)} — {runWords(run)}
              </option>
            ))}
        </select>
      </label>
      {choice.run === ON_SCREEN && byK !== undefined && (
        <label className={styles.choice}>
          Segments
          <select
            value={choice.k ?? shownK}
            onChange={(event) => onChoose({ run: ON_SCREEN, k: Number(event.target.value) })}
          >
            {byK.map(({ k }) => (
              <option key={k} value={k}>
                {k}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}
