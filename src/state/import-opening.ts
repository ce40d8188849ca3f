import type { Answer } from '../worker/protocol.ts';
import type { StoreParts } from './app-state.ts';
import type { ImportDialog } from './import-dialog.ts';
import { failedFlow, type ImportFlow, type Previewed } from './import-flow.ts';
import type { ImportSource } from './import-source.ts';
import type { ImportTurn } from './import-turn.ts';
import type { LeftInputs } from './left-inputs.ts';
import { type OpenedFiles, openedTogether } from './opened-files.ts';
import { type WantedData, wantedCorrections } from './wanted-data.ts';

/** Opens files as far as their preview. */
export interface ImportOpening {
  openFiles(files: readonly File[], wanted?: WantedData): Promise<void>;
  openMerges(file: File, wanted?: WantedData): Promise<void>;
  /** Leaves what the flow is doing; a preview with corrections is offered back. */
  giveUp(): void;
  /** How the previewed file is to be read; undefined while that is not settled. */
  sourceShown(): { readonly source: ImportSource; readonly flow: Previewed } | undefined;
}

export function importOpening(
  { store, ports }: StoreParts,
  {
    turn,
    left,
    dialog,
  }: {
    readonly turn: ImportTurn;
    readonly left: LeftInputs;
    /** The same each time; loaded when it is first asked for. */
    dialog(): Promise<ImportDialog>;
  },
): ImportOpening {
  const flowTo = (importFlow: ImportFlow): void => store.setState({ importFlow });
  const giveUp = (): void => {
    const flow = store.getState().importFlow;
    turn.take();
    if (flow.kind === 'importing') ports.runner.cancelImport();
    const former = flow.kind === 'failed' ? flow.previewed : flow;
    if (former?.kind === 'previewed' && former.wanted === undefined) left.offerGivenUp(former, turn.opened());
  };
  /** Opens a file: the first rows, then what `shown` makes of them, unless another file was opened meanwhile. */
  const opening = async <T>(
    { file, wanted }: Pick<OpenedFiles, 'file' | 'wanted'>,
    as: 'table' | 'merges',
    preview: () => Promise<Answer<T>>,
    shown: (value: T) => ImportFlow,
  ): Promise<void> => {
    if (wanted !== undefined) giveUp();
    const mine = turn.take();
    turn.open(file);
    flowTo({ kind: 'previewing', fileName: file.name, bytes: file.size, wanted });
    const answer = await preview();
    if (!turn.isMine(mine)) return;
    if (answer.kind === 'ok') flowTo(shown(answer.value));
    else if (answer.kind === 'failed')
      flowTo(failedFlow(file, { as, failure: answer.failure, previewed: undefined, wanted }));
    else flowTo({ kind: 'none' });
  };
  const openTable = (table: OpenedFiles): Promise<void> => {
    const { file, corrections, wanted } = table;
    return opening(
      table,
      'table',
      async () => {
        const guessing = ports.runner.preview(file, { ...corrections, ...wantedCorrections(wanted) });
        return (await dialog()).preview(table, guessing);
      },
      (shown) => ({ kind: 'previewed', ...untouched(file, wanted), ...shown, ...NOTHING_DONE }),
    );
  };
  return {
    giveUp,
    async openFiles(files, wanted) {
      const [only] = files;
      if (only === undefined) return;
      const table =
        files.length === 1 ? { file: only, corrections: {} } : openedTogether(files, turn.nextOpening());
      await openTable({ ...table, wanted });
    },
    openMerges: (file, wanted) =>
      opening(
        { file, wanted },
        'merges',
        () => ports.runner.previewMerges(file, {}),
        (preview) => ({ kind: 'mergesPreviewed', ...untouched(file, wanted), preview, chosen: {} }),
      ),
    sourceShown() {
      const flow = store.getState().importFlow;
      const file = turn.opened();
      if (flow.kind !== 'previewed' && flow.kind !== 'mergesPreviewed') return undefined;
      if (flow.refreshing || file === undefined) return undefined;
      if (flow.kind === 'previewed')
        return { flow, source: { kind: 'table', file, plan: flow.preview.plan } };
      const { past, canonical, time } = flow.preview.columns;
      if (past === undefined || canonical === undefined) return undefined;
      const columns = { past: past.name, canonical: canonical.name, time: time?.name ?? '' };
      return { flow, source: { kind: 'merges', file, columns } };
    },
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
