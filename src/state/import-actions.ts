import type { Failure } from '../engine/failure.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import type { Answer, ImportCorrections, ImportedFile, ImportProgress } from '../worker/protocol.ts';
import type { AppActions, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import { failureWords } from './failure-words.ts';
import type { ImportFlow, InputKind, Previewed } from './import-flow.ts';
import { paceAt, startPace } from './import-pace.ts';
import type { ImportSource } from './import-source.ts';
import type { NoticeActions } from './notice-actions.ts';

export interface ImportActions {
  readonly actions: Pick<
    AppActions,
    | 'openFile'
    | 'correctPlan'
    | 'confirmImport'
    | 'openMerges'
    | 'chooseMergeColumns'
    | 'cancelImport'
    | 'backToPreview'
    | 'removeInput'
    | 'rejectedRows'
  >;
  /** Brings back the input whose removal the notice told of. */
  restore(noticeId: number): void;
  /** Lets go of the input whose removal the notice told of. */
  forget(noticeId: number): void;
  /** Imports a file in a known way. */
  read(source: ImportSource): Promise<Answer<ImportedFile>>;
  /** The file behind imported data. */
  sourceOf(id: string): ImportSource | undefined;
}

/** Progress comes in more often than anybody can read it. */
const MS_BETWEEN_FIGURES = 100;

export function importActions(
  { store, ports }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
): ImportActions {
  let latest = 0;
  let opened: File | undefined;
  const removed = new Map<number, ImportedFile>();
  const sources = new Map<string, ImportSource>();

  const flowTo = (importFlow: ImportFlow): void => store.setState({ importFlow });
  const adopt = (imported: ImportedFile): void => {
    const { inputs, draft: current } = store.getState();
    const former = inputs[imported.kind];
    const source = imported.kind === 'merges' ? current.config.source.kind : imported.kind;
    draft.setInputs({ ...inputs, [imported.kind]: imported }, source);
    if (former !== undefined && former.id !== imported.id) ports.runner.remove(former.id);
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
  const importing = async (what: InputKind, source: ImportSource, previewed: Previewed): Promise<void> => {
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
    if (mine !== latest) return;
    if (answer.kind === 'ok') {
      flowTo({ kind: 'none' });
      adopt(answer.value);
    } else if (answer.kind === 'failed') {
      flowTo(
        failed(file, { as: what === 'merges' ? 'merges' : 'table', failure: answer.failure, previewed }),
      );
    } else {
      flowTo(previewed);
    }
  };
  /** Opens a file: the first rows, then what `shown` makes of them, unless another file was opened meanwhile. */
  const opening = async <T>(
    file: File,
    as: 'table' | 'merges',
    preview: () => Promise<Answer<T>>,
    shown: (value: T) => ImportFlow,
  ): Promise<void> => {
    const mine = ++latest;
    opened = file;
    flowTo({ kind: 'previewing', fileName: file.name, bytes: file.size });
    const answer = await preview();
    if (mine !== latest) return;
    if (answer.kind === 'ok') flowTo(shown(answer.value));
    else if (answer.kind === 'failed')
      flowTo(failed(file, { as, failure: answer.failure, previewed: undefined }));
    else flowTo({ kind: 'none' });
  };

  return {
    read,
    sourceOf: (id) => sources.get(id),
    actions: {
      async openFile(file) {
        await opening(
          file,
          'table',
          () => ports.runner.preview(file),
          (preview) => ({ kind: 'previewed', ...untouched(file), preview, corrections: {} }),
        );
      },
      async openMerges(file) {
        await opening(
          file,
          'merges',
          () => ports.runner.previewMerges(file, {}),
          (preview) => ({ kind: 'mergesPreviewed', ...untouched(file), preview, chosen: {} }),
        );
      },
      async correctPlan(more) {
        const flow = store.getState().importFlow;
        if (flow.kind !== 'previewed' || opened === undefined) return;
        const mine = ++latest;
        const corrections = merged(flow.corrections, more);
        flowTo({ ...flow, corrections, refused: undefined, refreshing: true });
        const answer = await ports.runner.preview(opened, corrections);
        if (mine !== latest) return;
        const settled = { ...flow, refreshing: false };
        if (answer.kind === 'ok')
          flowTo({ ...settled, preview: answer.value, corrections, refused: undefined });
        else flowTo({ ...settled, refused: answer.kind === 'failed' ? answer.failure : undefined });
      },
      async chooseMergeColumns(more) {
        const flow = store.getState().importFlow;
        if (flow.kind !== 'mergesPreviewed' || opened === undefined) return;
        const mine = ++latest;
        const chosen: MergeColumns = { ...flow.chosen, ...more };
        flowTo({ ...flow, chosen, refused: undefined, refreshing: true });
        const answer = await ports.runner.previewMerges(opened, chosen);
        if (mine !== latest) return;
        const settled = { ...flow, refreshing: false };
        if (answer.kind === 'ok') flowTo({ ...settled, preview: answer.value, chosen, refused: undefined });
        else flowTo({ ...settled, refused: answer.kind === 'failed' ? answer.failure : undefined });
      },
      async confirmImport() {
        const flow = store.getState().importFlow;
        if (flow.kind !== 'previewed' && flow.kind !== 'mergesPreviewed') return;
        if (flow.refreshing || opened === undefined) return;
        const file = opened;
        if (flow.kind === 'mergesPreviewed') {
          const { past, canonical, time } = flow.preview.columns;
          if (past === undefined || canonical === undefined) return;
          const columns = { past: past.name, canonical: canonical.name, time: time?.name ?? '' };
          await importing('merges', { kind: 'merges', file, columns }, flow);
          return;
        }
        const { plan } = flow.preview;
        await importing(plan.kind, { kind: 'table', file, plan }, flow);
      },
      cancelImport() {
        const flow = store.getState().importFlow;
        if (flow.kind === 'importing') {
          ports.runner.cancelImport();
          return;
        }
        latest++;
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
        if (answer.kind === 'failed') notices.notify({ tone: 'error', ...failureWords(answer.failure) });
        return undefined;
      },
      removeInput(kind) {
        const { inputs, draft: current } = store.getState();
        const former = inputs[kind];
        if (former === undefined) return;
        const source = current.config.source.kind;
        draft.setInputs({ ...inputs, [kind]: undefined }, source === kind ? 'synthetic' : source);
        const id = notices.notify({
          tone: 'info',
          message: `${former.fileName} is no longer used.`,
          action: { label: 'Bring it back', does: 'restore-input' },
        });
        removed.set(id, former);
      },
    },
    restore(noticeId) {
      const former = removed.get(noticeId);
      removed.delete(noticeId);
      if (former !== undefined) adopt(former);
    },
    forget(noticeId) {
      const former = removed.get(noticeId);
      removed.delete(noticeId);
      if (former !== undefined && store.getState().inputs[former.kind]?.id !== former.id)
        ports.runner.remove(former.id);
    },
  };
}

function untouched(file: File): Pick<Previewed, 'fileName' | 'bytes' | 'refused' | 'refreshing'> {
  return { fileName: file.name, bytes: file.size, refused: undefined, refreshing: false };
}

function failed(
  file: File,
  why: {
    readonly as: 'table' | 'merges';
    readonly failure: Failure;
    readonly previewed: Previewed | undefined;
  },
): ImportFlow {
  return { kind: 'failed', fileName: file.name, ...why };
}

function merged(before: ImportCorrections, more: ImportCorrections): ImportCorrections {
  const map = { ...before.map, ...more.map };
  return { ...before, ...more, ...(Object.keys(map).length === 0 ? {} : { map }) };
}
