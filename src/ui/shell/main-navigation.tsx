import type { MouseEvent } from 'react';
import { PAGES, type PageName } from '../../state/page.ts';
import { useActions, useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import styles from './main-navigation.module.css';

/** Links to the pages; on narrow screens a bar at the bottom in which the current page shows its word. */
export function MainNavigation() {
  const { goTo } = useActions();
  const current = useApp((state) => state.page);
  const follow = (event: MouseEvent, page: PageName): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo(page);
  };
  return (
    <nav aria-label="Main" className={styles.navigation}>
      <p className={styles.brand}>
        <img src="./favicon.svg" width="20" height="20" alt="" />
        Strata
      </p>
      <ul role="list" className={styles.list}>
        {PAGES.map(({ name, title }) => (
          <li key={name}>
            <a
              href={`#page=${name}`}
              className={styles.link}
              title={title}
              aria-current={name === current ? 'page' : undefined}
              onClick={(event) => follow(event, name)}
            >
              <Icon name={name} />
              <span className={styles.word}>{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
