import type { ApplyState } from '../../state/applying/apply-state.ts';
import { useActions } from '../app-context.ts';
import { ImportFrame } from '../data/import-frame.tsx';
import { ReadingFigures } from '../data/reading-figures.tsx';
import { Button } from '../parts/button.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import styles from './apply.module.css';

/** How far applying is, and the way out of it. */
export function ApplyProgress({
  state: { model, newData, progress, pace },
}: {
  readonly state: Extract<ApplyState, { kind: 'applying' }>;
}) {
  const { cancelApply } = useActions();
  const share = progress?.kind === 'computing' ? progress.share : undefined;
  return (
    <ImportFrame
      title={`Applying ${model.fileName} to ${newData.data.plan.fileName}`}
      onEscape={() => void cancelApply()}
      aside={
        <Button icon="stop" onClick={() => void cancelApply()}>
          Cancel
        </Button>
      }
    >
      {progress?.kind === 'reading' ? (
        <ReadingFigures progress={progress.read} pace={pace} label={`Reading ${progress.fileName}`} />
      ) : (
        <>
          <ProgressBar label="Progress of applying the model" share={share} />
          <p role="status">{progress === undefined ? 'Starting' : progress.title} …</p>
        </>
      )}
      <p className={styles.muted}>
        The page stays free: all is read and computed beside it, on this machine.
      </p>
    </ImportFrame>
  );
}
