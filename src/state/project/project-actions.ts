import type { PackedFile } from '../../worker/pack-files.ts';
import type { ImportedFile } from '../../worker/protocol.ts';
import type { AppActions, StoreParts } from '../app-state.ts';
import type { DraftActions } from '../draft-actions.ts';
import { failureWords } from '../failure-words.ts';
import type { ImportActions } from '../import-actions.ts';
import { INPUT_KINDS, type InputKind } from '../import-flow.ts';
import type { ImportSource } from '../import-source.ts';
import type { NoticeActions } from '../notice-actions.ts';
import { foundRows } from '../saved-selections.ts';
import {
  PROJECT_ENDING,
  PROJECT_FILES,
  type MergesInput,
  type ProjectDocument,
  type TableInput,
} from './project-document.ts';
import type { AwaitedFile, ProjectState } from './project-state.ts';
import { filesAgain } from './files-again.ts';
import { isOfDraft } from './is-of-draft.ts';

/** What the page does with projects. */
export type ProjectActions = Pick<
  AppActions,
  'projectFile' | 'openProject' | 'giveProjectFile' | 'showProject' | 'includeData'
>;

/** What project actions need of the other groups. */
export interface ProjectPeers {
  readonly draft: DraftActions;
  readonly imports: ImportActions;
  readonly notices: NoticeActions;
  readonly run: AppActions['run'];
  readonly showK: AppActions['showK'];
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
  readonly read: Partial<Record<InputKind, ImportedFile>>;
}

/** The actions on projects, but for those that only set what is shown. */
export function projectActions(
  { store, ports }: StoreParts,
  peers: ProjectPeers,
): Omit<ProjectActions, 'includeData'> & { restoreSession(session: RestoredSession): Promise<void> } {
  const { draft, imports, notices } = peers;
  let opening: Opening | undefined;
  let latest = 0;

  const show = (change: Partial<ProjectState>): void =>
    store.setState({ project: { ...store.getState().project, ...change } });
  const refuse = (fileName: string, message: string, remedy: string): void => {
    show({ busy: undefined });
    notices.notify({ tone: 'error', message: `“${fileName}” was not opened. ${message}`, remedy });
  };
  /** Lets go of files that were read for a project which is not opened. */
  const drop = ({ read }: Opening): void => {
    const { inputs } = store.getState();
    for (const file of Object.values(read))
      if (inputs[file.kind]?.id !== file.id) ports.runner.remove(file.id);
  };
  /** Reads a file as the project says; a sentence when it is not the file it has to be. */
  const readInput = async (
    into: Opening,
    kind: InputKind,
    files: readonly File[],
  ): Promise<Opening | { readonly problem: string; readonly remedy: string }> => {
    const wanted = into.project.inputs[kind];
    if (wanted === undefined) return into;
    const source = sourceFor(kind, files, wanted);
    if (source === undefined)
      return {
        problem: `These are not all the files that the project was saved with: ${wanted.fileName}.`,
        remedy: 'Choose all of them at once.',
      };
    const answer = await imports.read(source);
    if (answer.kind === 'cancelled') return { problem: 'Reading was cancelled.', remedy: 'Open it again.' };
    if (answer.kind === 'failed') {
      const { message, remedy } = failureWords(answer.failure);
      return { problem: message, remedy };
    }
    if (answer.value.id === wanted.id) return { ...into, read: { ...into.read, [kind]: answer.value } };
    if (store.getState().inputs[kind]?.id !== answer.value.id) ports.runner.remove(answer.value.id);
    return {
      problem: `“${source.file.name}” is not the file that the project was saved with: its contents are others.`,
      remedy: `Choose the ${wanted.fileName} of ${wanted.bytes} bytes that was used then.`,
    };
  };
  const missingIn = ({ project, read }: Opening): readonly AwaitedFile[] =>
    INPUT_KINDS.flatMap((kind) => {
      const wanted = project.inputs[kind];
      return wanted === undefined || read[kind] !== undefined
        ? []
        : [{ kind, fileName: wanted.fileName, bytes: wanted.bytes, isSeveral: isSeveral(wanted) }];
    });
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
    else await adopt(next);
  };
  const adopt = async ({ name, fileName, onOpened, project, read }: Opening): Promise<void> => {
    const { preset, config, byHand, view, result } = project;
    const { inputs: before } = store.getState();
    const inputs = { events: read.events, customers: read.customers, merges: read.merges };
    draft.open({ preset, config, ...byHand }, inputs);
    for (const kind of INPUT_KINDS) {
      const former = before[kind];
      if (former !== undefined && inputs[kind]?.id !== former.id) ports.runner.remove(former.id);
    }
    store.setState({ page: view.page, selection: undefined, selectedSegment: undefined });
    show({ fileName, busy: undefined, awaited: undefined, isShown: false });
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

  return {
    showProject: (isShown) => {
      if (!isShown && opening !== undefined) {
        drop(opening);
        opening = undefined;
      }
      show(isShown ? { isShown } : { isShown, awaited: undefined });
    },
    async projectFile() {
      if (store.getState().project.busy !== undefined) return undefined;
      show({ busy: 'saving' });
      const { run } = store.getState();
      // Only thresholds were moved since: the run answers from the cache, and the hash is that of the draft.
      if (run.phase === 'done' && !isOfDraft(store.getState()) && isFresh(run.freshness)) await peers.run();
      const savedAt = new Date(ports.clock.date());
      const state = store.getState();
      const { projectFiles } = await import('./write-project.ts');
      const answer = await ports.runner.pack(projectFiles({ state, savedAt, sourceOf: imports.sourceOf }));
      show({ busy: undefined });
      if (answer.kind !== 'ok') {
        const words =
          answer.kind === 'failed'
            ? failureWords(answer.failure)
            : { message: 'Saving was cancelled.', remedy: 'Save again.' };
        notices.notify({ tone: 'error', ...words });
        return undefined;
      }
      const name = state.project.fileName ?? `strata-${dayText(savedAt)}${PROJECT_ENDING}`;
      show({ fileName: name });
      return { name, content: answer.value };
    },
    async openProject(file) {
      const mine = ++latest;
      if (opening !== undefined) drop(opening);
      opening = undefined;
      show({ busy: 'opening', awaited: undefined });
      const unpacked = await ports.runner.unpack(file);
      if (mine !== latest) return;
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
      if (mine !== latest) return;
      const reading =
        text === undefined
          ? ({ kind: 'refused', message: 'It is a zip archive without a project in it.' } as const)
          : readProject(text, customers);
      if (reading.kind === 'refused') {
        refuse(file.name, reading.message, 'Nothing was changed. Choose a file that was saved as a project.');
        return;
      }
      let next: Opening = { name: `“${file.name}”`, fileName: file.name, project: reading.project, read: {} };
      for (const kind of INPUT_KINDS) {
        const wanted = reading.project.inputs[kind];
        if (wanted === undefined) continue;
        const here = store.getState().inputs[kind];
        const content = contentOf(unpacked.value, PROJECT_FILES.data[kind]);
        if (here?.id === wanted.id) next = { ...next, read: { ...next.read, [kind]: here } };
        else if (wanted.hasData && content !== undefined) {
          const read = await readInput(next, kind, [new File([content], wanted.fileName)]);
          if (mine !== latest) return;
          if ('problem' in read) {
            drop(next);
            refuse(file.name, read.problem, 'Nothing was changed.');
            return;
          }
          next = read;
        }
      }
      await proceed(next);
    },
    async restoreSession({ name, project, fileName, files, onOpened }) {
      const mine = ++latest;
      if (opening !== undefined) drop(opening);
      opening = undefined;
      show({ busy: 'opening', awaited: undefined });
      let next: Opening = { name, fileName, onOpened, project, read: {} };
      for (const kind of INPUT_KINDS) {
        const file = files[kind];
        if (file === undefined) continue;
        // A kept file that no longer reads as before is asked for like one that was not kept.
        const read = await readInput(next, kind, [file]);
        if (mine !== latest) return;
        if (!('problem' in read)) next = read;
      }
      await proceed(next);
    },
    async giveProjectFile(kind, files) {
      const { awaited } = store.getState().project;
      if (opening === undefined || awaited === undefined) return;
      show({ busy: 'opening' });
      const asked = opening;
      const read = await readInput(asked, kind, files);
      if (opening !== asked) return;
      if ('problem' in read)
        show({ busy: undefined, awaited: { ...awaited, problem: `${read.problem} ${read.remedy}` } });
      else await proceed(read);
    },
  };
}

function sourceFor(
  kind: InputKind,
  files: readonly File[],
  wanted: TableInput | MergesInput,
): ImportSource | undefined {
  const [file] = files;
  if (file === undefined) return undefined;
  if (!('plan' in wanted))
    return { kind: 'merges', file, columns: kind === 'merges' ? wanted.columns : undefined };
  if (file.size === wanted.bytes && files.length === 1) return { kind: 'table', file, plan: wanted.plan };
  const again = filesAgain(wanted.plan, files);
  return again === undefined ? undefined : { kind: 'table', ...again };
}

function isSeveral(wanted: TableInput | MergesInput): boolean {
  return 'plan' in wanted && wanted.plan.together !== undefined;
}

function contentOf(files: readonly PackedFile[], name: string): Blob | undefined {
  return files.find((each) => each.name === name)?.content;
}

function isFresh(freshness: Readonly<Record<string, string | undefined>>): boolean {
  return Object.values(freshness).every((each) => each === 'fresh');
}

function dayText(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
