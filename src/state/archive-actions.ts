import { countText } from '../base/number-text.ts';
import { once } from '../base/once.ts';
import type { AppActions, AppState, StoreParts } from './app-state.ts';
import type { Archive, ArchiveAnswer, ArchiveProblem } from './archive.ts';
import { settingProblems } from './draft.ts';
import type { DraftActions } from './draft-actions.ts';
import type { NoticeActions } from './notice-actions.ts';
import type { ArchivePort, RemovedRun } from './ports.ts';

export interface ArchiveActions {
  readonly actions: Pick<AppActions, 'changeKept' | 'removeKept' | 'keptBody' | 'adoptSettings'>;
  /** Reads what is kept and listens to other tabs, once somebody looks at it or a run is to be kept. */
  start(): void;
  /** Keeps the run that has just ended, unless it only shows a kept one again. */
  keepFinished(): Promise<void>;
  /** Brings back the runs whose removal the notice told of. */
  restore(noticeId: number): void;
  /** Lets go of them for good. */
  forget(noticeId: number): void;
  /** Erases every run that is kept. */
  forgetAll(): Promise<ArchiveAnswer<undefined>>;
}

export function archiveActions(
  { store, ports }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
): ArchiveActions {
  const told = new Set<ArchiveProblem>();
  const removed = new Map<number, readonly RemovedRun[]>();

  const show = (change: Partial<Archive>): void =>
    store.setState({ archive: { ...store.getState().archive, ...change } });
  /** Tells of each kind of trouble once; a want of room each time, since each time a run is lost. */
  const tell = async (problem: ArchiveProblem): Promise<void> => {
    const passes = problem === 'full' || problem === 'memory';
    if (!passes) show({ status: 'off', problem });
    if (told.has(problem) && !passes) return;
    told.add(problem);
    const { archiveWords } = await import('./archive-words.ts');
    notices.notify({ tone: 'warning', ...archiveWords(problem) });
  };
  /** Asks the archive; a failure is told and gives undefined. */
  const ask = async <T>(
    question: (port: ArchivePort) => Promise<ArchiveAnswer<T>>,
  ): Promise<T | undefined> => {
    const answer = await question(await ports.archive());
    if (answer.kind === 'ok') return answer.value;
    await tell(answer.problem);
    return undefined;
  };
  const refresh = async (): Promise<void> => {
    const listed = await ask((port) => port.list());
    if (listed === undefined) return;
    const space = await (await ports.archive()).space();
    show({ status: 'ready', problem: undefined, space, ...listed });
  };

  const begun = once(async () => {
    (await ports.archive()).onChange(() => void refresh());
    await refresh();
  });

  return {
    start() {
      if (isLookedAt(store.getState())) return void begun();
      const stop = store.subscribe((state) => {
        if (!isLookedAt(state)) return;
        stop();
        void begun();
      });
    },
    async keepFinished() {
      const ended = store.getState();
      const at = ports.clock.date();
      const [{ finishedRun, isFromCache, isSameRun, startedByItself }] = await Promise.all([
        import('./finished-run.ts'),
        begun(),
      ]);
      const finished = finishedRun(ended, at);
      const { status, runs } = store.getState().archive;
      if (finished === undefined || status === 'off') return;
      const again = runs.find((run) => isSameRun(run, finished.run));
      if (again !== undefined && (isFromCache(finished.run) || startedByItself(ended))) {
        show({ current: again.id });
        return;
      }
      const added = await ask((port) => port.add(finished.run, finished.body));
      if (added === undefined) return;
      show({ current: added.id });
      await refresh();
    },
    restore(noticeId) {
      const former = removed.get(noticeId);
      removed.delete(noticeId);
      if (former === undefined) return;
      void (async () => {
        await ask((port) => port.restore(former));
        await refresh();
      })();
    },
    forget: (noticeId) => void removed.delete(noticeId),
    async forgetAll() {
      for (const id of removed.keys()) notices.dismiss(id);
      removed.clear();
      const answer = await (await ports.archive()).clear();
      if (answer.kind === 'failed') await tell(answer.problem);
      show({ current: undefined });
      await refresh();
      return answer;
    },
    actions: {
      async changeKept(id, change) {
        await ask((port) => port.change(id, change));
        await refresh();
      },
      async removeKept(ids) {
        const gone = await ask((port) => port.remove(ids));
        await refresh();
        if (gone === undefined || gone.length === 0) return;
        const id = notices.notify({
          tone: 'info',
          message:
            gone.length === 1
              ? '1 kept run was removed.'
              : `${countText(gone.length)} kept runs were removed.`,
          action: { label: 'Bring back', does: 'restore-runs' },
        });
        removed.set(id, gone);
      },
      async keptBody(id) {
        const answer = await (await ports.archive()).body(id);
        if (answer.kind === 'ok' && answer.value !== undefined) return answer.value;
        notices.notify({
          tone: 'warning',
          message: 'That run can no longer be read: it was removed in another tab, or its entry is damaged.',
          remedy: 'Choose another one.',
        });
        await refresh();
        return undefined;
      },
      adoptSettings(id) {
        const run = store.getState().archive.runs.find((each) => each.id === id);
        if (run === undefined) return;
        const [problem] = settingProblems(run.config);
        if (problem === undefined) draft.step({ preset: run.preset, config: run.config });
        else
          notices.notify({
            tone: 'warning',
            message: `These settings are of another version and do not fit: ${problem.path} ${problem.message}.`,
          });
      },
    },
  };
}

function isLookedAt({ page, project }: AppState): boolean {
  return page === 'compare' || project.isShown;
}
