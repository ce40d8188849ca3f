import {
  Activity,
  Suspense,
  useDeferredValue,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import styles from './tabs.module.css';
import { Waiting } from './waiting.tsx';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly title: string;
  readonly content: ReactNode;
}

export interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly shown: Name;
  readonly onShow: (name: Name) => void;
}

/**
 * One of several contents, chosen by a row of tabs or, in the row, by arrow keys, Home and End. A content is made when it is
 * first shown, in slices that leave room for the screen; hidden again it keeps its state, and follows what it draws only when
 * there is time.
 */
export function Tabs<Name extends string>({ label, tabs, shown, onShow }: TabsProps<Name>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const opened = useDeferredValue(shown);
  const [seen, setSeen] = useState<readonly Name[]>([opened]);
  if (!seen.includes(opened)) setSeen([...seen, opened]);

  const go = (event: KeyboardEvent) => {
    const to = neighbour(
      event.key,
      tabs.findIndex(({ name }) => name === shown),
      tabs.length,
    );
    const tab = to === undefined ? undefined : tabs[to];
    if (tab === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onShow(tab.name);
    row.current?.querySelector<HTMLElement>(`[data-tab="${tab.name}"]`)?.focus();
  };

  return (
    <div className={styles.tabs}>
      <div className={styles.row} role="tablist" aria-label={label} ref={row}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            className={styles.tab}
            data-tab={name}
            aria-selected={name === shown}
            aria-controls={seen.includes(name) ? `${id}-${name}-panel` : undefined}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onShow(name)}
            onKeyDown={go}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.map(({ name, content }) =>
        seen.includes(name) ? (
          <Activity key={name} mode={name === opened ? 'visible' : 'hidden'}>
            <div
              className={styles.panel}
              role="tabpanel"
              id={`${id}-${name}-panel`}
              aria-labelledby={`${id}-${name}`}
            >
              <Suspense fallback={<Waiting what="Loading the view" />}>{content}</Suspense>
            </div>
          </Activity>
        ) : undefined,
      )}
    </div>
  );
}

/** Where a key leads from a tab; undefined where it is no key of the row. */
function neighbour(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
