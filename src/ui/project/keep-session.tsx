import { SESSION_PROBLEMS } from '../../state/session/session-problem.ts';
import { useActions, useApp } from '../app-context.ts';
import styles from './project.module.css';

/** Whether open pages are kept for the case of a crash: what is stored, how long, and the switch. */
export function KeepSession() {
  const { keepSession } = useActions();
  const { isKept, problem, leftOut } = useApp((state) => state.session);
  return (
    <div>
      <label className={styles.withData}>
        <input type="checkbox" checked={isKept} onChange={(event) => keepSession(event.target.checked)} />
        Keep this page while it is open, to restore it after a crash
      </label>
      <p className={styles.about}>
        Settings, what was made by hand, what is on screen and imported files up to 256 MB are kept in this
        browser, not encrypted, and erased when the page is closed.
        {leftOut.length > 0 && ` Not kept, and asked for after a crash: ${leftOut.join(', ')}.`}
        {isKept &&
          problem !== undefined &&
          ` At present this page is not kept: ${SESSION_PROBLEMS[problem].why}. ${SESSION_PROBLEMS[problem].remedy}`}
      </p>
    </div>
  );
}
