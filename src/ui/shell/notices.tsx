import { useActions, useApp } from '../app-context.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import styles from './notices.module.css';

/** Messages until they are dismissed, above the page they concern. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  const { dismissNotice, followNotice } = useActions();
  return (
    <div className={styles.notices} aria-label="Messages" role="region">
      {notices.map(({ id, tone, message, remedy, action, other }) => (
        <div key={id} className={styles.notice}>
          <Notice
            tone={tone === 'error' ? 'danger' : tone}
            title={message}
            live
            actions={[action, other].map(
              (each) =>
                each !== undefined && (
                  <Button key={each.label} onClick={() => followNotice(id, each)}>
                    {each.label}
                  </Button>
                ),
            )}
          >
            {remedy}
          </Notice>
          <span className={styles.dismiss}>
            <IconButton icon="cross" label="Dismiss" onClick={() => dismissNotice(id)} />
          </span>
        </div>
      ))}
    </div>
  );
}
