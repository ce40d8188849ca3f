import type { TablePreview } from '../io/preview-table.ts';
import type { Answer } from '../worker/protocol.ts';
import type { StoreParts } from './app-state.ts';
import { importCorrections, type ImportCorrecting } from './import-corrections.ts';
import type { TablePreviewed } from './import-flow.ts';
import { keepTrying } from './import-trials.ts';
import type { ImportTurn } from './import-turn.ts';
import { forgetMapping, keepMapping, recallMapping } from './mapping-memory.ts';
import { type Recalled, recallPlan, rememberPlan } from './remembered-mapping.ts';

/** What is shown of a table at first. */
type FirstLook = Pick<TablePreviewed, 'preview' | 'corrections' | 'recalled'>;

/** The preview of a table: what it begins with, its corrections, its trials; loaded with the first one. */
export interface ImportDialog extends ImportCorrecting {
  /** A file as guessed, or as the last file with these columns was read. */
  preview(file: File, guessing: Promise<Answer<TablePreview>>): Promise<Answer<FirstLook>>;
  /** Keeps how a file was read that is imported. */
  remember(flow: TablePreviewed): void;
  /** Leaves what was remembered for these columns, and forgets it. */
  forgetMapping(): Promise<void>;
}

export function importDialog(parts: StoreParts, turn: ImportTurn): ImportDialog {
  const { store, ports } = parts;
  const correcting = importCorrections(parts, turn);
  keepTrying(parts, turn);

  const recall = (preview: TablePreview): Recalled | undefined => {
    const { headerPrint } = preview;
    const memory = headerPrint === undefined ? undefined : recallMapping(ports.storage, headerPrint);
    return memory === undefined ? undefined : recallPlan(memory, preview);
  };

  return {
    ...correcting,
    async preview(file, guessing) {
      const guessed = await guessing;
      if (guessed.kind !== 'ok') return guessed;
      const recalled = recall(guessed.value);
      const asGuessed: FirstLook = { preview: guessed.value, corrections: {}, recalled };
      if (recalled === undefined || recalled.choices.length === 0) return { kind: 'ok', value: asGuessed };
      const { corrections } = recalled;
      const answer = await ports.runner.preview(file, corrections);
      return {
        kind: 'ok',
        value:
          answer.kind === 'ok'
            ? { preview: answer.value, corrections, recalled }
            : { ...asGuessed, recalled: undefined },
      };
    },
    remember({ preview: { headerPrint, plan }, corrections }) {
      if (headerPrint === undefined) return;
      const former = recallMapping(ports.storage, headerPrint);
      keepMapping(ports.storage, rememberPlan({ print: headerPrint, plan, corrections, former }));
    },
    async forgetMapping() {
      const flow = store.getState().importFlow;
      const print = flow.kind === 'previewed' ? flow.preview.headerPrint : undefined;
      if (print === undefined) return;
      forgetMapping(ports.storage, print);
      await correcting.useGuess();
    },
  };
}
