import { once } from '../base/once.ts';
import type { Failure } from '../engine/failure.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import type { Answer, ImportedFile, ImportProgress } from '../worker/protocol.ts';
import type { AppActions, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import type { ImportDialog } from './import-dialog.ts';
import {
  settledFlow,
  type ImportFlow,
  type InputKind,
  type Previewed,
  type TablePreviewed,
  wantedBy,
} from './import-flow.ts';
import { paceAt, startPace } from './import-pace.ts';
import type { ImportSource } from './import-source.ts';
import type { ImportTurn } from './import-turn.ts';
import { leftInputs } from './left-inputs.ts';
import type { NoticeActions } from './notice-actions.ts';
import { type OpenedFiles, openedTogether } from './opened-files.ts';
import { type WantedData, wantedCorrections } from './wanted-data.ts';

export interface ImportActions {
  readonly actions: Pick<
    AppActions,
    | 'openFile'
    | 'openFiles'
    | 'correctPlan'
    | 'useGuess'
    | 'forgetMapping'
    | 'drawRows'
    | 'confirmImport'
    | 'openMerges'
    | 'chooseMergeColumns'
    | 'cancelImport'
    | 'backToPreview'
    | 'removeInput'
    | 'rejectedRows'
  >;
  /** Undoes the last correction of the preview; false where there is none that comes next. */
  undo(): boolean;
  redo(): boolean;
  /** Brings back the input that the notice told of as removed or replaced. */
  restore(noticeId: number): void;
  /** Goes back to the preview that the notice told of as given up. */
  reopen(noticeId: number): void;
  /** Lets go of it for good. */
  forget(noticeId: number): void;
  /** Opens files that a model is to be applied to; an import for the run that was corrected is offered back. */
  openWanted(files: readonly File[], wanted: WantedData): Promise<void>;
  openMergesWanted(file: File, wanted: WantedData): Promise<void>;
  /** Ends the preview of such a file, and says how it is to be read; undefined where it cannot be read yet. */
  takeWanted(): { readonly source: ImportSource; readonly flow: Previewed } | undefined;
  /** Goes back to such a preview. */
  showWanted(flow: TablePreviewed, file: File): void;
  /** Leaves such a preview. */
  leaveWanted(): void;
  /** Keeps how a file was read. */
  remember(flow: TablePreviewed): void;
  /** Imports a file in a known way. */
  read(source: ImportSource): Promise<Answer<ImportedFile>>;
  /** The file behind imported data. */
  sourceOf(id: string): ImportSource | undefined;
}

/** Progress comes in more often than anybody can read it. */
const MS_BETWEEN_FIGURES = 100;

export function importActions(parts: StoreParts, draft: DraftActions, notices: NoticeActions): ImportActions {
  const { store, ports } = parts;
  let latest = 0;
  let opened: File | undefined;
  let openings = 0;
  const turn: ImportTurn = {
    take: () => ++latest,
    isMine: (mine) => mine === latest,
    nextOpening: () => ++openings,
    opened: () => opened,
  };
  const left = leftInputs(parts, notices);
  const sources = new Map<string, ImportSource>();
  let dialog: ImportDialog | undefined;
  const dialogLoaded = once(async () => {
    dialog = (await import('./import-dialog.ts')).importDialog(parts, turn);
    return dialog;
  });

  const flowTo = (importFlow: ImportFlow): void => store.setState({ importFlow });
  const adopt = (imported: ImportedFile): void => {
    const { inputs, draft: current } = store.getState();
    const former = inputs[imported.kind];
    const source = imported.kind === 'merges' ? current.config.source.kind : imported.kind;
    draft.setInputs({ ...inputs, [imported.kind]: imported }, source);
    if (former !== undefined && former.id !== imported.id) left.offerReplaced(former, imported);
  };
  const read = async (
    source: ImportSource,
    onProgress: (progress: ImportProgress) => void = () => {},
  ): Promise<Answer<ImportedFile>> => {
    const answer =
      source.kind === 'table'
        ? await ports.runner.importTable(source.file, source.plan, onProgress)
        : await ports.runner.importMerges(source.file, source.columns, onProgress);
    if (answer.kind === 'ok') sources.set(answer.value.id, source);
    return answer;
  };
  const importing = async (
    what: InputKind,
    source: ImportSource,
    previewed: Previewed | undefined,
  ): Promise<boolean> => {
    const { file } = source;
    const mine = ++latest;
    let pace = startPace(ports.clock.now());
    let shownAt = -Infinity;
    const show = (progress: ImportProgress): void => {
      if (mine === latest) flowTo({ kind: 'importing', what, fileName: file.name, progress, pace });
    };
    show({ bytes: 0, totalBytes: file.size, rows: 0 });
    const answer = await read(source, (progress) => {
      const now = ports.clock.now();
      pace = paceAt(pace, progress, now);
      if (now - shownAt < MS_BETWEEN_FIGURES) return;
      shownAt = now;
      show(progress);
    });
    if (mine !== latest) return false;
    if (answer.kind === 'ok') {
      flowTo({ kind: 'none' });
      adopt(answer.value);
    } else if (answer.kind === 'failed') {
      flowTo(
        failed(file, {
          as: what === 'merges' ? 'merges' : 'table',
          failure: answer.failure,
          previewed,
          wanted: undefined,
        }),
      );
    } else {
      flowTo(previewed ?? { kind: 'none' });
    }
    return answer.kind === 'ok';
  };
  /** Leaves what the flow is doing; a preview with corrections is offered back. */
  const giveUp = (): void => {
    const flow = store.getState().importFlow;
    latest++;
    if (flow.kind === 'importing') ports.runner.cancelImport();
    const former = flow.kind === 'failed' ? flow.previewed : flow;
    if (former?.kind === 'previewed' && former.wanted === undefined) left.offerGivenUp(former, opened);
  };
  /** Opens a file: the first rows, then what `shown` makes of them, unless another file was opened meanwhile. */
  const opening = async <T>(
    { file, wanted }: Pick<OpenedFiles, 'file' | 'wanted'>,
    as: 'table' | 'merges',
    preview: () => Promise<Answer<T>>,
    shown: (value: T) => ImportFlow,
  ): Promise<void> => {
    if (wanted !== undefined) giveUp();
    const mine = ++latest;
    opened = file;
    flowTo({ kind: 'previewing', fileName: file.name, bytes: file.size, wanted });
    const answer = await preview();
    if (mine !== latest) return;
    if (answer.kind === 'ok') flowTo(shown(answer.value));
    else if (answer.kind === 'failed')
      flowTo(failed(file, { as, failure: answer.failure, previewed: undefined, wanted }));
    else flowTo({ kind: 'none' });
  };

  const openTable = (table: OpenedFiles): Promise<void> => {
    const { file, corrections, wanted } = table;
    return opening(
      table,
      'table',
      async () => {
        const guessing = ports.runner.preview(file, { ...corrections, ...wantedCorrections(wanted) });
        return (await dialogLoaded()).preview(table, guessing);
      },
      (shown) => ({ kind: 'previewed', ...untouched(file, wanted), ...shown, ...NOTHING_DONE }),
    );
  };

  const openFiles = async (files: readonly File[], wanted?: WantedData): Promise<void> => {
    const [only] = files;
    if (only === undefined) return;
    const table =
      files.length === 1 ? { file: only, corrections: {} } : openedTogether(files, turn.nextOpening());
    await openTable({ ...table, wanted });
  };
  const openMerges = (file: File, wanted?: WantedData): Promise<void> =>
    opening(
      { file, wanted },
      'merges',
      () => ports.runner.previewMerges(file, {}),
      (preview) => ({ kind: 'mergesPreviewed', ...untouched(file, wanted), preview, chosen: {} }),
    );
  /** How the previewed file is to be read; undefined while that is not settled. */
  const sourceShown = (): { readonly source: ImportSource; readonly flow: Previewed } | undefined => {
    const flow = store.getState().importFlow;
    if (flow.kind !== 'previewed' && flow.kind !== 'mergesPreviewed') return undefined;
    if (flow.refreshing || opened === undefined) return undefined;
    if (flow.kind === 'previewed')
      return { flow, source: { kind: 'table', file: opened, plan: flow.preview.plan } };
    const { past, canonical, time } = flow.preview.columns;
    if (past === undefined || canonical === undefined) return undefined;
    const columns = { past: past.name, canonical: canonical.name, time: time?.name ?? '' };
    return { flow, source: { kind: 'merges', file: opened, columns } };
  };

  return {
    read,
    undo: () => dialog?.undo() ?? false,
    redo: () => dialog?.redo() ?? false,
    sourceOf: (id) => sources.get(id),
    actions: {
      openFile: (file) => openFiles([file]),
      openFiles: (files) => openFiles(files),
      openMerges: (file) => openMerges(file),
      async correctPlan(more) {
        await dialog?.correct(more);
      },
      async useGuess() {
        await dialog?.useGuess();
      },
      async forgetMapping() {
        await dialog?.forgetMapping();
      },
      drawRows() {
        const flow = store.getState().importFlow;
        if (flow.kind === 'previewed') flowTo({ ...flow, seed: flow.seed + 1 });
      },
      async chooseMergeColumns(more) {
        const flow = store.getState().importFlow;
        if (flow.kind !== 'mergesPreviewed' || opened === undefined) return;
        const mine = ++latest;
        const chosen: MergeColumns = { ...flow.chosen, ...more };
        const settled = flow.settled ?? { chosen: flow.chosen };
        const asked = { ...flow, chosen, settled, refused: undefined, refreshing: true };
        flowTo(asked);
        const answer = await ports.runner.previewMerges(opened, chosen);
        if (mine !== latest) return;
        if (answer.kind === 'ok')
          flowTo({ ...asked, preview: answer.value, settled: undefined, refreshing: false });
        else
          flowTo({ ...settledFlow(asked), refused: answer.kind === 'failed' ? answer.failure : undefined });
      },
      async confirmImport() {
        const shown = sourceShown();
        if (shown === undefined || shown.flow.wanted !== undefined) return;
        const { source, flow } = shown;
        const isIn = await importing(source.kind === 'table' ? source.plan.kind : 'merges', source, flow);
        if (isIn && flow.kind === 'previewed') dialog?.remember(flow);
      },
      cancelImport() {
        const flow = store.getState().importFlow;
        if (flow.kind === 'importing') {
          ports.runner.cancelImport();
          return;
        }
        giveUp();
        opened = undefined;
        flowTo({ kind: 'none' });
      },
      backToPreview() {
        const flow = store.getState().importFlow;
        if (flow.kind === 'failed') flowTo(flow.previewed ?? { kind: 'none' });
      },
      async rejectedRows(kind) {
        const file = store.getState().inputs[kind];
        if (file === undefined) return undefined;
        const answer = await ports.runner.rejectedRows(file.id);
        if (answer.kind === 'ok') return answer.value;
        if (answer.kind === 'cancelled') return undefined;
        const { failureWords } = await import('./failure-words.ts');
        notices.notify({ tone: 'error', ...failureWords(answer.failure) });
        return undefined;
      },
      removeInput(kind) {
        const { inputs, draft: current } = store.getState();
        const former = inputs[kind];
        if (former === undefined) return;
        const source = current.config.source.kind;
        draft.setInputs({ ...inputs, [kind]: undefined }, source === kind ? 'synthetic' : source);
        left.offerRemoved(former);
      },
    },
    openWanted: openFiles,
    openMergesWanted: openMerges,
    takeWanted() {
      const shown = sourceShown();
      if (shown?.flow.wanted === undefined) return undefined;
      latest++;
      flowTo({ kind: 'none' });
      return shown;
    },
    showWanted(flow, file) {
      giveUp();
      opened = file;
      flowTo(flow);
    },
    leaveWanted() {
      if (wantedBy(store.getState().importFlow) === undefined) return;
      latest++;
      flowTo({ kind: 'none' });
    },
    remember: (flow) => dialog?.remember(flow),
    reopen(noticeId) {
      const former = left.takePreview(noticeId);
      if (former === undefined) return;
      giveUp();
      opened = former.file;
      flowTo(former.flow);
    },
    restore(noticeId) {
      const former = left.takeInput(noticeId);
      if (former === undefined) return;
      const source = sources.get(former.file.id);
      if (!former.isReleased) return adopt(former.file);
      if (source === undefined) return;
      giveUp();
      void importing(former.file.kind, source, undefined);
    },
    forget: (noticeId) => left.forget(noticeId),
  };
}

const NOTHING_DONE = { done: [], undone: [], seed: 1, trial: undefined, tried: undefined } as const;

function untouched(
  file: File,
  wanted: WantedData | undefined,
): Pick<Previewed, 'fileName' | 'bytes' | 'refused' | 'refreshing' | 'wanted'> & {
  readonly settled: undefined;
} {
  return {
    fileName: file.name,
    bytes: file.size,
    wanted,
    refused: undefined,
    refreshing: false,
    settled: undefined,
  };
}

function failed(
  file: File,
  why: {
    readonly as: 'table' | 'merges';
    readonly failure: Failure;
    readonly previewed: Previewed | undefined;
    readonly wanted: WantedData | undefined;
  },
): ImportFlow {
  return { kind: 'failed', fileName: file.name, ...why };
}
