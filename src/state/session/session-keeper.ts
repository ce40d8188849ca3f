import type { ArchiveAnswer, ArchiveProblem } from '../archive.ts';
import type { AppState, StoreParts } from '../app-state.ts';
import { settingProblems } from '../draft.ts';
import type { ImportActions } from '../import-actions.ts';
import { INPUT_KINDS, type InputKind } from '../import-flow.ts';
import type { NoticeActions } from '../notice-actions.ts';
import { sessionDocument } from '../project/write-project.ts';
import { markOpen, mendMarks, openMarks, unmark } from './open-marks.ts';
import type { SessionPort } from './session-port.ts';
import { isTouched } from './is-touched.ts';
import { SESSION_PROBLEMS } from './session-problem.ts';
import type { SessionState } from './session-state.ts';

export interface SessionKeeper {
  /** Keeps this page in the place of a session that was restored to it. */
  takePlaceOf(id: string): void;
  /** Keeps this page from now on, or erases what is kept of it. */
  setKept(isKept: boolean): void;
  /** What was kept is gone, so that the next change keeps all of it again. */
  noteGone(): void;
}

/** What keeping needs of the other groups. */
export interface KeeperPeers {
  readonly imports: Pick<ImportActions, 'sourceOf'>;
  readonly notices: NoticeActions;
}

/** Imported files beyond this, together, are not kept. */
const MOST_FILE_BYTES = 256 * 1024 * 1024;

/** Keeps the page a moment after each change, in one step each; a page that is left in good order takes it along. */
export function sessionKeeper(
  { store, ports }: StoreParts,
  port: SessionPort,
  { imports, notices }: KeeperPeers,
): SessionKeeper {
  /** The files that lie beside the record, by the ids of what they were imported as. */
  let lying: Partial<Record<InputKind, string>> = {};
  let keptText: string | undefined;
  let replaces: readonly string[] = [];
  let lastValid = store.getState().history.present.config;
  let isWaiting = false;
  let isKeeping = false;
  let hasLeft = false;
  let withoutFiles = false;
  let timesGone = 0;
  const savedAt = new Date(ports.clock.date());
  const begun = port.begin();

  const show = (change: Partial<SessionState>): void =>
    store.setState({ session: { ...store.getState().session, ...change } });

  const wanted = (state: AppState): Partial<Record<InputKind, File>> => {
    const files: Partial<Record<InputKind, File>> = {};
    const leftOut: string[] = [];
    let left = withoutFiles ? 0 : MOST_FILE_BYTES;
    for (const kind of INPUT_KINDS) {
      const input = state.inputs[kind];
      const source = input === undefined ? undefined : imports.sourceOf(input.id);
      if (input === undefined || source === undefined) continue;
      if (source.file.size > left) leftOut.push(input.fileName);
      else {
        left -= source.file.size;
        files[kind] = source.file;
      }
    }
    tellLeftOut(leftOut);
    return files;
  };
  const tellLeftOut = (leftOut: readonly string[]): void => {
    const known = store.getState().session.leftOut;
    if (leftOut.join('\n') === known.join('\n')) return;
    show({ leftOut });
    const fresh = leftOut.filter((name) => !known.includes(name));
    if (fresh.length === 0) return;
    notices.notify({
      tone: 'info',
      message: withoutFiles
        ? `${fresh.join(', ')} could not be kept for the case that this page ends unexpectedly: there is no room, or the file has changed.`
        : `${fresh.join(', ')} is too large to be kept for the case that this page ends unexpectedly.`,
      remedy: 'All else is kept. After a crash the page asks for the file again.',
    });
  };

  /** The page is left, or is no longer to be kept. */
  const isOver = (): boolean => hasLeft || !store.getState().session.isKept;
  const keep = async (): Promise<void> => {
    isWaiting = false;
    const state = store.getState();
    if (isOver()) return;
    if (keptText === undefined && replaces.length === 0 && !isTouched(state)) return;
    if (isKeeping) return schedule();
    isKeeping = true;
    try {
      await keepNow(state);
    } finally {
      isKeeping = false;
    }
  };
  const keepNow = async (state: AppState): Promise<void> => {
    const { config } = state.history.present;
    if (settingProblems(config).length === 0) lastValid = config;
    const files = wanted(state);
    const document = JSON.stringify(
      sessionDocument({
        state,
        config: lastValid,
        savedAt,
        sourceOf: imports.sourceOf,
        hasData: (kind) => files[kind] !== undefined,
      }),
    );
    const projectFile = state.project.fileName;
    const text = [document, state.segmentsTab, projectFile].join('\n');
    if (text === keptText && replaces.length === 0) return;
    const now: Partial<Record<InputKind, string>> = {};
    const changed: Partial<Record<InputKind, File | undefined>> = {};
    for (const kind of INPUT_KINDS) {
      const id = files[kind] === undefined ? undefined : state.inputs[kind]?.id;
      if (id !== undefined) now[kind] = id;
      if (id !== lying[kind]) changed[kind] = files[kind];
    }
    const first = await begun;
    if (isOver()) return;
    if (first.kind === 'failed') return fail(first.problem);
    if (openMarks(ports.storage) === undefined) await mendOthers();
    if (isOver()) return;
    if (!markOpen(ports.storage, port.id)) return fail('refused');
    const replaced = replaces;
    const goneBefore = timesGone;
    const answer = await port.keep({
      session: {
        id: port.id,
        format: 1,
        at: ports.clock.date(),
        document,
        tab: state.segmentsTab,
        projectFile,
      },
      files: changed,
      replaces: replaced,
    });
    if (isOver()) return erase([port.id]);
    if (answer.kind === 'failed') return await failed(answer, Object.keys(changed).length > 0);
    if (timesGone !== goneBefore) return schedule();
    keptText = text;
    lying = now;
    replaces = replaces.filter((id) => !replaced.includes(id));
    unmark(ports.storage, replaced);
    if (store.getState().session.problem !== undefined) show({ problem: undefined });
  };
  /** Marks that cannot be read are about to be written over: whatever is kept of other pages keeps its mark. */
  const mendOthers = async (): Promise<void> => {
    const others = await port.others();
    if (others.kind === 'ok')
      mendMarks(ports.storage, [...others.value.left.map(({ id }) => id), ...others.value.living]);
  };
  /** Without room, or when a file has changed on the disk since, all but the files is kept. */
  const failed = async (
    { problem }: Extract<ArchiveAnswer<undefined>, { readonly kind: 'failed' }>,
    hadFiles: boolean,
  ): Promise<void> => {
    if (!hadFiles || withoutFiles || problem === 'refused' || problem === 'newer') return fail(problem);
    withoutFiles = true;
    await keepNow(store.getState());
  };
  const fail = (problem: ArchiveProblem): void => {
    const known = store.getState().session.problem;
    show({ problem });
    if (known === problem || problem === 'refused') return;
    const { why, remedy } = SESSION_PROBLEMS[problem];
    notices.notify({
      tone: 'warning',
      message: `This page is not kept for the case that it ends unexpectedly: ${why}.`,
      remedy: `Save it as a project now and then. ${remedy}`,
    });
  };
  const erase = (ids: readonly string[]): void => {
    unmark(ports.storage, ids);
    void port.erase(ids);
  };
  const schedule = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    port.later(() => void keep());
  };

  store.subscribe((state, before) => {
    const same =
      state.history === before.history &&
      state.inputs === before.inputs &&
      state.page === before.page &&
      state.shownK === before.shownK &&
      state.selection === before.selection &&
      state.selectedSegment === before.selectedSegment &&
      state.segmentsTab === before.segmentsTab &&
      state.project.fileName === before.project.fileName &&
      state.run.result === before.run.result;
    if (!same) schedule();
    if (state.inputs !== before.inputs) withoutFiles = false;
  });
  port.onHidden(() => void keep());
  port.onLeave(
    () => {
      hasLeft = true;
      erase([port.id]);
      keptText = undefined;
      lying = {};
    },
    () => {
      hasLeft = false;
      schedule();
    },
  );
  schedule();

  return {
    takePlaceOf(id) {
      if (!store.getState().session.isKept) return erase([id]);
      replaces = [...replaces, id];
      schedule();
    },
    setKept(isKept) {
      show({ isKept, problem: undefined, leftOut: [] });
      keptText = undefined;
      lying = {};
      if (isKept) return schedule();
      erase([port.id, ...replaces]);
      replaces = [];
    },
    noteGone() {
      timesGone++;
      keptText = undefined;
      lying = {};
      replaces = [];
    },
  };
}
