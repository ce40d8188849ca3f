import type { TablePreview } from '../io/preview-table.ts';
import type { Answer, ImportCorrections } from '../worker/protocol.ts';
import type { StoreParts } from './app-state.ts';
import { importCorrections, type ImportCorrecting } from './import-corrections.ts';
import type { TablePreviewed } from './import-flow.ts';
import { keepTrying } from './import-trials.ts';
import type { ImportTurn } from './import-turn.ts';
import { type OpenedFiles, openedTogether } from './opened-files.ts';
import { forgetMapping, keepMapping, recallMapping } from './mapping-memory.ts';
import { type Recalled, recallPlan, rememberPlan } from './remembered-mapping.ts';
import { type WantedData, wantedCorrections } from './wanted-data.ts';

/** What is shown of a table at first. */
type FirstLook = Pick<TablePreviewed, 'preview' | 'corrections' | 'recalled'>;

/** The preview of a table: what it begins with, its corrections, its trials; loaded with the first one. */
export interface ImportDialog extends ImportCorrecting {
  /** A file as guessed, or as the last file with these columns was read. */
  preview(opened: OpenedFiles, guessing: Promise<Answer<TablePreview>>): Promise<Answer<FirstLook>>;
  /** Keeps how a file was read that is imported. */
  remember(flow: TablePreviewed): void;
  /** Leaves what was remembered for these columns, and forgets it. */
  forgetMapping(): Promise<void>;
}

/** Not to be remembered otherwise where a model says it. */
const SETTLED_BY_MODEL: ReadonlySet<string> = new Set(['kind', 'features', 'label']);

export function importDialog(parts: StoreParts, turn: ImportTurn): ImportDialog {
  const { store, ports } = parts;
  const correcting = importCorrections(parts, turn);
  keepTrying(parts, turn);

  const recall = (preview: TablePreview, wanted: WantedData | undefined): Recalled | undefined => {
    const { headerPrint } = preview;
    const memory = headerPrint === undefined ? undefined : recallMapping(ports.storage, headerPrint);
    const recalled = memory === undefined ? undefined : recallPlan(memory, preview);
    if (recalled === undefined || wanted === undefined) return recalled;
    return { ...recalled, choices: recalled.choices.filter(({ what }) => !SETTLED_BY_MODEL.has(what)) };
  };

  /** Members of an archive that make one table; undefined where one of them is read alone. */
  const membersTogether = async (
    { file, wanted }: OpenedFiles,
    { parts: held }: TablePreview,
  ): Promise<
    | {
        readonly guessed: Extract<Answer<TablePreview>, { kind: 'ok' }>;
        readonly corrections: ImportCorrections;
      }
    | undefined
  > => {
    if (held?.kind !== 'member') return undefined;
    const together = openedTogether([file], turn.nextOpening());
    const corrections = { ...together.corrections, ...wantedCorrections(wanted) };
    const guessed = await ports.runner.preview(file, corrections);
    if (guessed.kind !== 'ok') return undefined;
    const appended = guessed.value.files?.filter(({ fit }) => fit.kind === 'append') ?? [];
    return appended.length < 2 ? undefined : { guessed, corrections };
  };

  return {
    ...correcting,
    async preview(opened, guessing) {
      const { file, corrections: given, wanted } = opened;
      const settled = wantedCorrections(wanted);
      const first = await guessing;
      if (first.kind !== 'ok') return first;
      const members = await membersTogether(opened, first.value);
      const guessed = members?.guessed ?? first;
      const base = { ...(members?.corrections ?? given), ...settled };
      const recalled = recall(guessed.value, wanted);
      const asGuessed: FirstLook = { preview: guessed.value, corrections: base, recalled };
      if (recalled === undefined || recalled.choices.length === 0) return { kind: 'ok', value: asGuessed };
      const corrections = { ...base, ...recalled.corrections, ...settled };
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
