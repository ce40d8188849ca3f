import { useApp } from '../app-context.ts';
import { useShownOverrides } from '../judgement/use-verdicts.ts';
import { Notice } from '../parts/notice.tsx';
import { movedThresholds, otherwiseWords } from './otherwise-words.ts';
import styles from './report.module.css';

/** Says where the verdicts in the report are not those of the run: by thresholds moved since, or by hand. */
export function JudgedOtherwise() {
  const made = useApp(({ run }) => run.resultConfig);
  const config = useApp(({ draft }) => draft.config);
  const decisions = useShownOverrides().length;
  if (made === undefined) return undefined;
  const moved = movedThresholds(made, config);
  const words = otherwiseWords(moved.length, decisions);
  if (words === undefined) return undefined;
  return (
    <Notice title={words}>
      {moved.length > 0 && (
        <ul className={styles.moved}>
          {moved.map(({ path, title, before, after }) => (
            <li key={path}>
              “{title}” went from {before} to {after}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
