import { once } from '../base/once.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import type { Answer, ImportedFile } from '../worker/protocol.ts';
import type { AppActions, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import type { ImportDialog } from './import-dialog.ts';
import {
  settledFlow,
  type ImportFlow,
  type Previewed,
  type TablePreviewed,
  wantedBy,
} from './import-flow.ts';
import { importOpening } from './import-opening.ts';
import { importReading } from './import-reading.ts';
import type { ImportSource } from './import-source.ts';
import { importTurn } from './import-turn.ts';
import { leftInputs } from './left-inputs.ts';
import type { NoticeActions } from './notice-actions.ts';
import type { WantedData } from './wanted-data.ts';

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

export function importActions(parts: StoreParts, draft: DraftActions, notices: NoticeActions): ImportActions {
  const { store, ports } = parts;
  const turn = importTurn();
  const left = leftInputs(parts, notices);
  let dialog: ImportDialog | undefined;
  const dialogLoaded = once(async () => {
    dialog = (await import('./import-dialog.ts')).importDialog(parts, turn);
    return dialog;
  });
  const reading = importReading(parts, { draft, left, turn });
  const opening = importOpening(parts, { turn, left, dialog: dialogLoaded });
  const flowTo = (importFlow: ImportFlow): void => store.setState({ importFlow });

  return {
    read: reading.read,
    undo: () => dialog?.undo() ?? false,
    redo: () => dialog?.redo() ?? false,
    sourceOf: reading.sourceOf,
    actions: {
      openFile: (file) => opening.openFiles([file]),
      openFiles: (files) => opening.openFiles(files),
      openMerges: (file) => opening.openMerges(file),
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
        const file = turn.opened();
        if (flow.kind !== 'mergesPreviewed' || file === undefined) return;
        const mine = turn.take();
        const chosen: MergeColumns = { ...flow.chosen, ...more };
        const settled = flow.settled ?? { chosen: flow.chosen };
        const asked = { ...flow, chosen, settled, refused: undefined, refreshing: true };
        flowTo(asked);
        const answer = await ports.runner.previewMerges(file, chosen);
        if (!turn.isMine(mine)) return;
        if (answer.kind === 'ok')
          flowTo({ ...asked, preview: answer.value, settled: undefined, refreshing: false });
        else
          flowTo({ ...settledFlow(asked), refused: answer.kind === 'failed' ? answer.failure : undefined });
      },
      async confirmImport() {
        const shown = opening.sourceShown();
        if (shown === undefined || shown.flow.wanted !== undefined) return;
        const { source, flow } = shown;
        const isIn = await reading.importInput(
          source.kind === 'table' ? source.plan.kind : 'merges',
          source,
          flow,
        );
        if (isIn && flow.kind === 'previewed') dialog?.remember(flow);
      },
      cancelImport() {
        const flow = store.getState().importFlow;
        if (flow.kind === 'importing') {
          ports.runner.cancelImport();
          return;
        }
        opening.giveUp();
        turn.open(undefined);
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
    openWanted: opening.openFiles,
    openMergesWanted: opening.openMerges,
    takeWanted() {
      const shown = opening.sourceShown();
      if (shown?.flow.wanted === undefined) return undefined;
      turn.take();
      flowTo({ kind: 'none' });
      return shown;
    },
    showWanted(flow, file) {
      opening.giveUp();
      turn.open(file);
      flowTo(flow);
    },
    leaveWanted() {
      if (wantedBy(store.getState().importFlow) === undefined) return;
      turn.take();
      flowTo({ kind: 'none' });
    },
    remember: (flow) => dialog?.remember(flow),
    reopen(noticeId) {
      const former = left.takePreview(noticeId);
      if (former === undefined) return;
      opening.giveUp();
      turn.open(former.file);
      flowTo(former.flow);
    },
    restore(noticeId) {
      const former = left.takeInput(noticeId);
      if (former === undefined) return;
      const source = reading.sourceOf(former.file.id);
      if (!former.isReleased) return reading.adopt(former.file);
      if (source === undefined) return;
      opening.giveUp();
      void reading.importInput(former.file.kind, source, undefined);
    },
    forget: (noticeId) => left.forget(noticeId),
  };
}
