import type { PackedFile } from '../../worker/pack-files.ts';
import type { AppActions, StoreParts } from '../app-state.ts';
import type { DraftActions } from '../draft-actions.ts';
import { failureWords } from '../failure-words.ts';
import { INPUT_KINDS, type InputKind } from '../import-flow.ts';
import type { ImportActions } from '../import-actions.ts';
import type { NoticeActions } from '../notice-actions.ts';
import { foundRows } from '../saved-selections.ts';
import { copyNotice } from './copy-notice.ts';
import { isOfDraft } from './is-of-draft.ts';
import {
  PROJECT_FILES,
  type MergesInput,
  type ProjectDocument,
  type TableInput,
} from './project-document.ts';
import type { HeldProject } from './held-project.ts';
import type { ClaimedName } from './project-claims.ts';
import type { AwaitedFile, ProjectState } from './project-state.ts';
import { inputReader, type ReadInputs } from './read-inputs.ts';

/** What project actions need of the other groups. */
export interface ProjectPeers {
  readonly draft: DraftActions;
  readonly imports: ImportActions;
  readonly notices: NoticeActions;
  readonly run: AppActions['run'];
  readonly showK: AppActions['showK'];
}

export interface ProjectOpening extends Pick<AppActions, 'openProject' | 'giveProjectFile'> {
  restoreSession(session: RestoredSession): Promise<void>;
  /** Gives up an opening that waits for files. */
  giveUp(): void;
}

/** A session that a crash has left, to be opened like a project. */
export interface RestoredSession {
  /** What messages call it. */
  readonly name: string;
  readonly project: ProjectDocument;
  /** Of the project file it was saved to or opened from. */
  readonly fileName: string | undefined;
  /** The files that were kept with it. */
  readonly files: Partial<Record<InputKind, File>>;
  /** The page now is that session. */
  onOpened(): void;
}

/** A project being opened: nothing of the page has changed yet. */
interface Opening {
  /** What messages call it. */
  readonly name: string;
  readonly fileName: string | undefined;
  readonly onOpened?: () => void;
  readonly project: ProjectDocument;
  readonly read: ReadInputs;
}

/** Opening projects, and sessions like projects. */
export function projectOpening(parts: StoreParts, peers: ProjectPeers, held: HeldProject): ProjectOpening {
  const { store, ports } = parts;
  const { draft, imports, notices } = peers;
  const inputs = inputReader(parts, imports);
  let opening: Opening | undefined;
  let latest = 0;

  const show = (change: Partial<ProjectState>): void =>
    store.setState({ project: { ...store.getState().project, ...change } });
  const refuse = (fileName: string, message: string, remedy: string): void => {
    show({ busy: undefined });
    notices.notify({ tone: 'error', message: `“${fileName}” was not opened. ${message}`, remedy });
  };
  const giveUp = (): void => {
    if (opening !== undefined) inputs.drop(opening.read);
    opening = undefined;
  };
  /** Begins an opening in the place of any other; whether it is still the last one. */
  const begin = (): (() => boolean) => {
    const mine = ++latest;
    giveUp();
    show({ busy: 'opening', awaited: undefined });
    return () => mine === latest;
  };
  /** Opens by these steps; where they fail, as with a script that does not load, nothing is being opened any more. */
  const attempt = async (isLatest: () => boolean, steps: () => Promise<void>): Promise<void> => {
    try {
      await steps();
    } catch (thrown) {
      if (isLatest()) show({ busy: undefined });
      throw thrown;
    }
  };
  /** Goes on with what is there: asks for missing files, or opens. */
  const proceed = async (next: Opening): Promise<void> => {
    const files = missingIn(next);
    opening = files.length > 0 ? next : undefined;
    if (files.length > 0)
      show({
        busy: undefined,
        isShown: true,
        awaited: { name: next.name, files, problem: undefined },
      });
    else {
      const mine = latest;
      const claimed = await claim(next);
      if (mine === latest) {
        held.replace(claimed);
        await adopt(next, claimed);
      } else {
        held.drop(claimed);
        inputs.drop(next.read);
      }
    }
  };
  /** Of a session it is not known when its project was saved. */
  const claim = async ({ fileName, onOpened, project }: Opening): Promise<ClaimedName | undefined> => {
    const savedAt = onOpened === undefined ? project.savedAt : undefined;
    return fileName === undefined ? undefined : await held.claim({ fileName, savedAt });
  };
  const adopt = async (
    { name, fileName, onOpened, project, read }: Opening,
    claimed: ClaimedName | undefined,
  ): Promise<void> => {
    const { preset, config, byHand, view, result } = project;
    const { inputs: before } = store.getState();
    const after = { events: read.events, customers: read.customers, merges: read.merges };
    draft.open({ preset, config, ...byHand }, after);
    for (const kind of INPUT_KINDS) {
      const former = before[kind];
      if (former !== undefined && after[kind]?.id !== former.id) ports.runner.remove(former.id);
    }
    store.setState({ page: view.page, selection: undefined, selectedSegment: undefined });
    show({ fileName: claimed?.name, busy: undefined, awaited: undefined, isShown: false });
    if (fileName !== undefined && claimed?.elsewhere !== undefined)
      notices.notify(copyNotice(fileName, { ...claimed, elsewhere: claimed.elsewhere }));
    onOpened?.();
    draft.publish('replace');
    if (result === undefined) {
      notices.notify({ tone: 'info', message: `${name} is open. It was saved before a run.` });
      return;
    }
    const mine = ++latest;
    await peers.run();
    if (mine !== latest || store.getState().run.phase !== 'done' || !isOfDraft(store.getState())) return;
    restoreView(project);
    tellWhetherSame(name, project);
  };
  const restoreView = ({ view }: ProjectDocument): void => {
    if (view.shownK !== undefined) peers.showK(view.shownK);
    store.setState({ selectedSegment: view.selectedSegment });
    const ids = store.getState().run.views.profiles?.ids;
    if (view.selection === undefined || ids === undefined) return;
    const { rows } = foundRows(view.selection, ids);
    if (rows.length > 0) store.setState({ selection: { rows, origin: view.selection.origin } });
  };
  const tellWhetherSame = (name: string, { result, app }: ProjectDocument): void => {
    const made = store.getState().run.result;
    if (result === undefined || made === undefined) return;
    const hash = made.resultHash.slice(0, 8);
    if (made.resultHash === result.resultHash)
      notices.notify({
        tone: 'info',
        message: `${name} is open, and its run arrives at the result that was saved (${hash}).`,
      });
    else
      notices.notify({
        tone: 'warning',
        message: `${name} is open, but its run arrives at another result (${hash}) than the one saved (${result.resultHash.slice(0, 8)}).`,
        remedy:
          made.dataHash === result.dataHash
            ? `The data are the same. It was saved with Strata ${app.version}, this is ${made.app.version}.`
            : 'The data are others than those it was saved with.',
      });
  };

  const openFile = async (file: File, isLatest: () => boolean): Promise<void> => {
    const unpacked = await ports.runner.unpack(file);
    if (!isLatest()) return;
    if (unpacked.kind !== 'ok') {
      const words = unpacked.kind === 'failed' ? failureWords(unpacked.failure) : undefined;
      refuse(file.name, words?.message ?? 'Opening was cancelled.', words?.remedy ?? 'Open it again.');
      return;
    }
    const textOf = async (name: string): Promise<string | undefined> =>
      await contentOf(unpacked.value, name)?.text();
    const text = await textOf(PROJECT_FILES.project);
    const customers = await textOf(PROJECT_FILES.customers);
    const { readProject } = await import('./read-project.ts');
    if (!isLatest()) return;
    const reading =
      text === undefined
        ? ({ kind: 'refused', message: 'It is a zip archive without a project in it.' } as const)
        : readProject(text, customers);
    if (reading.kind === 'refused') {
      refuse(file.name, reading.message, 'Nothing was changed. Choose a file that was saved as a project.');
      return;
    }
    const { project } = reading;
    const fileOf = (kind: InputKind): File | undefined => {
      const wanted = project.inputs[kind];
      const content = contentOf(unpacked.value, PROJECT_FILES.data[kind]);
      return wanted?.hasData === true && content !== undefined
        ? new File([content], wanted.fileName)
        : undefined;
    };
    const answer = await inputs.readInputs(project, fileOf, isLatest);
    if (answer === undefined) return;
    const [problem] = answer.problems;
    if (problem !== undefined) {
      inputs.drop(answer.read);
      refuse(file.name, problem.problem, 'Nothing was changed.');
      return;
    }
    await proceed({ name: `“${file.name}”`, fileName: file.name, project, read: answer.read });
  };

  return {
    giveUp,
    openProject(file) {
      const isLatest = begin();
      return attempt(isLatest, () => openFile(file, isLatest));
    },
    restoreSession({ name, project, fileName, files, onOpened }) {
      const isLatest = begin();
      return attempt(isLatest, async () => {
        // A kept file that no longer reads as before is asked for like one that was not kept.
        const answer = await inputs.readInputs(project, (kind) => files[kind], isLatest);
        if (answer !== undefined) await proceed({ name, fileName, onOpened, project, read: answer.read });
      });
    },
    async giveProjectFile(kind, files) {
      const { awaited } = store.getState().project;
      if (opening === undefined || awaited === undefined) return;
      show({ busy: 'opening' });
      const asked = opening;
      const mine = latest;
      await attempt(
        () => mine === latest,
        async () => {
          const answer = await inputs.readInput(asked.project, kind, files);
          if ('problem' in answer) {
            if (opening !== asked) return;
            show({ busy: undefined, awaited: { ...awaited, problem: `${answer.problem} ${answer.remedy}` } });
          } else if (opening === asked) await proceed({ ...asked, read: { ...asked.read, [kind]: answer } });
          else inputs.drop({ [kind]: answer });
        },
      );
    },
  };
}

function missingIn({ project, read }: Opening): readonly AwaitedFile[] {
  return INPUT_KINDS.flatMap((kind) => {
    const wanted = project.inputs[kind];
    return wanted === undefined || read[kind] !== undefined
      ? []
      : [{ kind, fileName: wanted.fileName, bytes: wanted.bytes, isSeveral: isSeveral(wanted) }];
  });
}

function isSeveral(wanted: TableInput | MergesInput): boolean {
  return 'plan' in wanted && wanted.plan.together !== undefined;
}

function contentOf(files: readonly PackedFile[], name: string): Blob | undefined {
  return files.find((each) => each.name === name)?.content;
}
