import type { Ref } from 'react';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { Panel } from '../parts/panel.tsx';
import styles from './apply.module.css';
import { MODEL_FILES } from './model-files.ts';

/** Which model is applied: a file, or that of the run on the page. */
export function ModelChoice({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const { openModel, openRunModel } = useActions();
  const hasRun = useApp(({ run }) => run.result !== undefined);
  const running = useApp(({ run }) => run.phase === 'running');
  return (
    <Panel
      title="Model"
      heading={heading}
      note={
        <>
          A model is the file model.json, which “Hand over” on the Report page and{' '}
          <code className={styles.command}>strata run --handover</code> write. It holds how customers are
          described and where the segments lie, and stays on this machine.
        </>
      }
    >
      <div className={styles.actions}>
        <FileButton
          primary
          label="Open a model"
          accept={MODEL_FILES}
          onFile={(file) => void openModel(file)}
        />
        <Button disabled={!hasRun || running} onClick={() => void openRunModel()}>
          Take the model of this run
        </Button>
        <span className={styles.muted}>
          {running
            ? 'The run on this page is not finished yet.'
            : hasRun
              ? 'With the segments as they are shown. A model.json can also be dropped anywhere on the page.'
              : 'There is no finished run on this page. A model.json can also be dropped anywhere on the page.'}
        </span>
      </div>
    </Panel>
  );
}
