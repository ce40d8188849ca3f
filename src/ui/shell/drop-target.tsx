import { useEffect, useState, type ReactNode } from 'react';
import { useServices } from '../app-context.ts';
import styles from './drop-target.module.css';

/** Takes files dropped anywhere on the page. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const { store } = useServices();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      void import('./take-files.ts').then(({ takeFiles }) => takeFiles(store, files));
    };
    addEventListener('dragenter', drag);
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', drag);
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [store]);
  return (
    <>
      {children}
      {over && (
        <div className={styles.veil}>
          <p className={styles.words}>
            Drop one or several tables to look at their first rows, or a project or a model to open it. All
            stays on this machine.
          </p>
        </div>
      )}
    </>
  );
}
