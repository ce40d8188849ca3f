import { inputProblemText } from '../../base/input-error.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import styles from './notices.module.css';

/** Why the last run failed, what to do, and the button that does it. A lost worker has a message of its own. */
export function RunFailure() {
  const failure = useApp((state) => (state.run.phase === 'failed' ? state.run.failure : undefined));
  const { run, goTo } = useActions();
  if (failure === undefined || failure.kind === 'lost-worker') return undefined;
  const again = (
    <Button icon="play" onClick={() => void run()}>
      Start again
    </Button>
  );
  if (failure.kind === 'bad-input') {
    const { remedy, ...cause } = failure.problem;
    return (
      <div className={styles.notices}>
        <Notice
          tone="danger"
          live
          title="The run stopped because of its input."
          actions={
            <>
              <Button icon="data" onClick={() => goTo('data')}>
                Go to the data
              </Button>
              {again}
            </>
          }
        >
          <p>{inputProblemText({ ...cause, remedy: '' })}</p>
          <p>{remedy}</p>
        </Notice>
      </div>
    );
  }
  if (failure.kind === 'out-of-memory') {
    return (
      <div className={styles.notices}>
        <Notice
          tone="danger"
          live
          title="The run stopped: there was not enough memory."
          actions={
            <>
              {again}
              <Button icon="performance" onClick={() => goTo('performance')}>
                See what is kept
              </Button>
            </>
          }
        >
          <p>{failure.message}</p>
          <p>{failure.remedy} The Performance page lets go of what is kept of earlier runs.</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className={styles.notices}>
      <Notice tone="danger" live title="The run stopped because of a defect in Strata." actions={again}>
        <p>{failure.message}</p>
        <p>
          Finished stages are kept. Starting again may help; the same settings and data show the defect to its
          developers.
        </p>
        <details>
          <summary>Details</summary>
          <code>{failure.detail}</code>
        </details>
      </Notice>
    </div>
  );
}
