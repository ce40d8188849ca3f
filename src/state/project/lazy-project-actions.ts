import { once } from '../../base/once.ts';
import type { StoreParts } from '../app-state.ts';
import type { ProjectPeers, RestoredSession } from './open-project.ts';
import type { ProjectActions } from './project-actions.ts';

export interface LazyProjectActions {
  readonly actions: ProjectActions;
  restoreSession(session: RestoredSession): Promise<void>;
}

/** The actions on projects; what saves and opens them is loaded when it is first asked for. */
export function lazyProjectActions(parts: StoreParts, peers: ProjectPeers): LazyProjectActions {
  const { store } = parts;
  const loaded = once(async () => (await import('./project-actions.ts')).projectActions(parts, peers));
  return {
    restoreSession: async (session) => (await loaded()).restoreSession(session),
    actions: {
      showProject(isShown) {
        store.setState({ project: { ...store.getState().project, isShown } });
        void loaded().then((actions) => actions.showProject(isShown));
      },
      includeData: (withData) => store.setState({ project: { ...store.getState().project, withData } }),
      projectFile: async () => (await loaded()).projectFile(),
      openProject: async (file) => (await loaded()).openProject(file),
      giveProjectFile: async (kind, files) => (await loaded()).giveProjectFile(kind, files),
    },
  };
}
