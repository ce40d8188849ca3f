import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useApp } from './app-context.ts';
import { createDrawingTurns, DrawingTurnsContext } from './charts/drawing-turns.ts';
import type { Overlay } from './commands/command.ts';
import { useShortcuts } from './commands/use-shortcuts.ts';
import { explanationOf } from './glossary/explanation-of.ts';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { ExplainerContext } from './parts/explanation.ts';
import { ConfigurationDrawer } from './shell/configuration-drawer.tsx';
import { DropTarget } from './shell/drop-target.tsx';
import { MainNavigation } from './shell/main-navigation.tsx';
import { Notices } from './shell/notices.tsx';
import { Page } from './shell/page.tsx';
import { StageList } from './shell/stage-list.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useTheme } from './shell/use-theme.ts';
import { SampleLine } from './welcome/sample-line.tsx';
import styles from './app.module.css';

const RunFailure = lazy(async () => ({ default: (await import('./shell/run-failure.tsx')).RunFailure }));
const Palette = lazy(async () => ({ default: (await import('./commands/palette.tsx')).Palette }));
const Tour = lazy(async () => ({ default: (await import('./tour/tour.tsx')).Tour }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./commands/shortcuts-dialog.tsx')).ShortcutsDialog,
}));

const ProjectDialog = lazy(async () => ({
  default: (await import('./project/project-dialog.tsx')).ProjectDialog,
}));

/** The frame of every page: rail, top bar, page, configuration. */
export function App() {
  const page = useDeferredValue(useApp((state) => state.page));
  const projectIsShown = useApp((state) => state.project.isShown);
  const failed = useApp((state) => state.run.phase === 'failed');
  const main = useRef<HTMLElement>(null);
  const [overlay, show] = useState<Overlay>();
  const [turns] = useState(() => createDrawingTurns(requestAnimationFrame));
  const close = useCallback((closed: Overlay) => show((open) => (open === closed ? undefined : open)), []);
  const closeTour = useCallback(() => close('tour'), [close]);
  const closeConfiguration = useCallback(() => close('configuration'), [close]);
  useTheme();
  useShortcuts(show);
  useEffect(() => {
    scrollTo({ top: 0, behavior: 'instant' });
  }, [page]);
  return (
    <ExplainerContext value={explanationOf}>
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
            <TopBar show={show} />
            <main ref={main} className={styles.main} tabIndex={-1}>
              <Notices />
              {failed && (
                <Suspense>
                  <RunFailure />
                </Suspense>
              )}
              <SampleLine show={show} />
              <DrawingTurnsContext value={turns}>
                <Page name={page} />
              </DrawingTurnsContext>
            </main>
          </div>
          <ConfigurationDrawer open={overlay === 'configuration'} onClose={closeConfiguration} />
        </div>
        <ErrorBoundary>
          <Suspense>
            {overlay === 'tour' && <Tour onClose={closeTour} />}
            {overlay === 'palette' && <Palette show={show} onClose={() => close('palette')} />}
            {projectIsShown && <ProjectDialog />}
            {overlay === 'shortcuts' && <ShortcutsDialog show={show} onClose={() => close('shortcuts')} />}
          </Suspense>
        </ErrorBoundary>
      </DropTarget>
    </ExplainerContext>
  );
}
