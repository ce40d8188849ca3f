import { useEffect, useRef, type ReactNode } from 'react';
import { useActions } from '../app-context.ts';
import { focusNextFrame } from '../parts/focus-next-frame.ts';
import { Panel } from '../parts/panel.tsx';
import styles from './import-dialog.module.css';

/** A step of an import: what is read out first when it appears is its title, and Escape gives the import up. */
export function ImportFrame({
  title,
  note,
  aside,
  onEscape,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  /** What Escape does where it is no import that is given up. */
  readonly onEscape?: () => void;
  readonly children: ReactNode;
}) {
  const { cancelImport } = useActions();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => focusNextFrame(() => heading.current), []);
  return (
    <div
      className={styles.frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        if (document.querySelector('dialog[open], :popover-open') !== null) return;
        event.preventDefault();
        (onEscape ?? cancelImport)();
      }}
    >
      <Panel title={title} note={note} aside={aside} heading={heading}>
        {children}
      </Panel>
    </div>
  );
}
