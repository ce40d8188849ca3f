import { useEffect, useRef } from 'react';
import { Configuration } from '../config/configuration.tsx';
import { IconButton } from '../parts/button.tsx';
import styles from './configuration-drawer.module.css';

/** The configuration beside the page; on narrow screens a sheet over it. */
export function ConfigurationDrawer({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const drawer = useRef<HTMLDivElement>(null);
  const closing = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const opener = document.activeElement;
    const close = closing.current?.querySelector('button');
    if (close?.checkVisibility() === true) close.focus();
    else drawer.current?.querySelector('select')?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [open]);
  return (
    <>
      {open && <div className={styles.veil} onClick={onClose} />}
      <div
        ref={drawer}
        className={styles.drawer}
        data-open={open}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.preventDefault();
          onClose();
        }}
      >
        <Configuration
          header={
            <div className={styles.header}>
              <h2>Configuration</h2>
              <span ref={closing} className={styles.close}>
                <IconButton icon="cross" label="Close configuration" onClick={onClose} />
              </span>
            </div>
          }
        />
      </div>
    </>
  );
}
