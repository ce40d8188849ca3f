import type { AppActions, StoreParts } from '../app-state.ts';
import { failureWords } from '../failure-words.ts';
import { copyNotice } from './copy-notice.ts';
import { heldProject } from './held-project.ts';
import { isOfDraft } from './is-of-draft.ts';
import { projectOpening, type ProjectOpening, type ProjectPeers } from './open-project.ts';
import { PROJECT_ENDING } from './project-document.ts';
import type { ProjectState } from './project-state.ts';

/** What the page does with projects. */
export type ProjectActions = Pick<
  AppActions,
  'projectFile' | 'openProject' | 'giveProjectFile' | 'showProject' | 'includeData'
>;

/** The actions on projects, but for those that only set what is shown. */
export function projectActions(
  parts: StoreParts,
  peers: ProjectPeers,
): Omit<ProjectActions, 'includeData'> & Pick<ProjectOpening, 'restoreSession'> {
  const { store, ports } = parts;
  const { imports, notices } = peers;
  const held = heldProject(ports);
  const { giveUp, ...opening } = projectOpening(parts, peers, held);
  const show = (change: Partial<ProjectState>): void =>
    store.setState({ project: { ...store.getState().project, ...change } });
  /** False when another project is being opened, or was, meanwhile. */
  const endSaving = (change: Partial<ProjectState>): boolean => {
    if (store.getState().project.busy !== 'saving') return false;
    show({ ...change, busy: undefined });
    return true;
  };
  /** The file of the project as it is now, once it is claimed. */
  const written: ProjectActions['projectFile'] = async () => {
    const { run } = store.getState();
    // Only thresholds were moved since: the run answers from the cache, and the hash is that of the draft.
    if (run.phase === 'done' && !isOfDraft(store.getState()) && isFresh(run.freshness)) await peers.run();
    const savedAt = new Date(ports.clock.date());
    const state = store.getState();
    const { projectFiles } = await import('./write-project.ts');
    const answer = await ports.runner.pack(projectFiles({ state, savedAt, sourceOf: imports.sourceOf }));
    if (answer.kind !== 'ok') {
      const words =
        answer.kind === 'failed'
          ? failureWords(answer.failure)
          : { message: 'Saving was cancelled.', remedy: 'Save again.' };
      endSaving({});
      notices.notify({ tone: 'error', ...words });
      return undefined;
    }
    const fileName = state.project.fileName ?? `strata-${dayText(savedAt)}${PROJECT_ENDING}`;
    const claimed = await held.claim({ fileName, savedAt: savedAt.toISOString() });
    const { name, elsewhere } = claimed;
    if (elsewhere !== undefined) notices.notify(copyNotice(fileName, { name, elsewhere }));
    if (endSaving({ fileName: name })) held.add(claimed);
    else held.drop(claimed);
    return { name, content: answer.value };
  };

  return {
    ...opening,
    showProject: (isShown) => {
      if (!isShown) giveUp();
      show(isShown ? { isShown } : { isShown, awaited: undefined });
    },
    async projectFile() {
      if (store.getState().project.busy !== undefined) return undefined;
      show({ busy: 'saving' });
      try {
        return await written();
      } catch (thrown) {
        endSaving({});
        throw thrown;
      }
    },
  };
}

function isFresh(freshness: Readonly<Record<string, string | undefined>>): boolean {
  return Object.values(freshness).every((each) => each === 'fresh');
}

function dayText(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
