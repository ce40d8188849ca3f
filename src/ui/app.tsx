import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from './app-context.ts';
import { ConfigurationDrawer } from './shell/configuration-drawer.tsx';
import { DropTarget } from './shell/drop-target.tsx';
import { MainNavigation } from './shell/main-navigation.tsx';
import { Notices } from './shell/notices.tsx';
import { Page } from './shell/page.tsx';
import { RunFailure } from './shell/run-failure.tsx';
import { ShortcutsDialog } from './shell/shortcuts-dialog.tsx';
import { StageList } from './shell/stage-list.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useShortcuts } from './shell/use-shortcuts.ts';
import { useTheme } from './shell/use-theme.ts';
import { SampleLine } from './welcome/sample-line.tsx';
import styles from './app.module.css';

/** The frame of every page: rail, top bar, page, configuration. */
export function App() {
  const page = useApp((state) => state.page);
  const main = useRef<HTMLElement>(null);
  const [configurationOpen, setConfigurationOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const closeConfiguration = useCallback(() => setConfigurationOpen(false), []);
  useTheme();
  useShortcuts(openHelp);
  useEffect(() => {
    scrollTo({ top: 0, behavior: 'instant' });
  }, [page]);
  return (
    <DropTarget>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the page
      </button>
      <div className={styles.frame}>
        <div className={styles.rail}>
          <MainNavigation />
          <StageList />
        </div>
        <div className={styles.centre}>
          <TopBar onConfiguration={() => setConfigurationOpen(true)} onShortcuts={openHelp} />
          <main ref={main} className={styles.main} tabIndex={-1}>
            <Notices />
            <RunFailure />
            <SampleLine />
            <Page name={page} />
          </main>
        </div>
        <ConfigurationDrawer open={configurationOpen} onClose={closeConfiguration} />
      </div>
      {helpOpen && <ShortcutsDialog onClose={() => setHelpOpen(false)} />}
    </DropTarget>
  );
}
