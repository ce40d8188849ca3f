import type { Answer, ImportedFile, ImportProgress } from '../worker/protocol.ts';
import type { StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import { failedFlow, type ImportFlow, type InputKind, type Previewed } from './import-flow.ts';
import { paceAt, startPace } from './import-pace.ts';
import type { ImportSource } from './import-source.ts';
import type { ImportTurn } from './import-turn.ts';
import type { LeftInputs } from './left-inputs.ts';

/** Reads files whole, once it is settled how. */
export interface ImportReading {
  /** Imports a file in a known way; nothing of the page changes. */
  read(source: ImportSource): Promise<Answer<ImportedFile>>;
  /** Imports a file as an input of the next run, and shows how far it is; false where that ended otherwise. */
  importInput(what: InputKind, source: ImportSource, previewed: Previewed | undefined): Promise<boolean>;
  /** Makes imported data an input of the next run; the former one is offered back. */
  adopt(imported: ImportedFile): void;
  /** The file behind imported data. */
  sourceOf(id: string): ImportSource | undefined;
}

/** Progress comes in more often than anybody can read it. */
const MS_BETWEEN_FIGURES = 100;

export function importReading(
  { store, ports }: StoreParts,
  {
    draft,
    left,
    turn,
  }: { readonly draft: DraftActions; readonly left: LeftInputs; readonly turn: ImportTurn },
): ImportReading {
  const sources = new Map<string, ImportSource>();
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
  return {
    adopt,
    read: (source) => read(source),
    sourceOf: (id) => sources.get(id),
    async importInput(what, source, previewed) {
      const { file } = source;
      const mine = turn.take();
      let pace = startPace(ports.clock.now());
      let shownAt = -Infinity;
      const show = (progress: ImportProgress): void => {
        if (turn.isMine(mine)) flowTo({ kind: 'importing', what, fileName: file.name, progress, pace });
      };
      show({ bytes: 0, totalBytes: file.size, rows: 0 });
      const answer = await read(source, (progress) => {
        const now = ports.clock.now();
        pace = paceAt(pace, progress, now);
        if (now - shownAt < MS_BETWEEN_FIGURES) return;
        shownAt = now;
        show(progress);
      });
      // Receiving the answer is a task of its own, taking it in another, and taking the progress off the page a third.
      await ports.clock.nextTask();
      if (!turn.isMine(mine)) return false;
      if (answer.kind === 'ok') {
        adopt(answer.value);
        await ports.clock.nextTask();
        if (turn.isMine(mine)) flowTo({ kind: 'none' });
      } else if (answer.kind === 'failed') {
        const as = what === 'merges' ? 'merges' : 'table';
        flowTo(failedFlow(file, { as, failure: answer.failure, previewed, wanted: undefined }));
      } else {
        flowTo(previewed ?? { kind: 'none' });
      }
      return answer.kind === 'ok';
    },
  };
}
