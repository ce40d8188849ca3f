import type { ImportCorrections } from '../worker/protocol.ts';
import type { StoreParts } from './app-state.ts';
import { settledFlow, type Corrected, type CorrectionStep, type TablePreviewed } from './import-flow.ts';
import type { ImportTurn } from './import-turn.ts';
import { wantedCorrections } from './wanted-data.ts';

export interface ImportCorrecting {
  /** Adds to the corrections of the guess and refreshes the preview with them. */
  correct(more: ImportCorrections): Promise<void>;
  /** Leaves all corrections. */
  useGuess(): Promise<void>;
  /** Undoes the last correction; false where there is none that comes next. */
  undo(): boolean;
  redo(): boolean;
}

/** The corrections of a previewed table, each a step to undo. */
export function importCorrections({ store, ports }: StoreParts, turn: ImportTurn): ImportCorrecting {
  const shown = (): TablePreviewed | undefined => {
    const flow = store.getState().importFlow;
    return flow.kind === 'previewed' ? flow : undefined;
  };
  /** Refreshes the preview; a correction that does not fit the file leads back to what the preview was made with. */
  const refresh = async (former: TablePreviewed, next: Corrected): Promise<void> => {
    const file = turn.opened();
    if (file === undefined) return;
    const mine = turn.take();
    const { corrections, recalled, done, undone } = former;
    const settled = former.settled ?? { corrections, recalled, done, undone };
    store.setState({ importFlow: { ...former, ...next, settled, refused: undefined, refreshing: true } });
    const answer = await ports.runner.preview(file, next.corrections);
    const flow = shown();
    if (!turn.isMine(mine) || flow === undefined) return;
    const importFlow: TablePreviewed =
      answer.kind === 'ok'
        ? { ...flow, preview: answer.value, settled: undefined, refreshing: false }
        : { ...settledFlow(flow), refused: answer.kind === 'failed' ? answer.failure : undefined };
    store.setState({ importFlow });
  };
  const stepOf = ({ corrections, recalled }: TablePreviewed): CorrectionStep => ({
    corrections,
    recalled,
    draft: store.getState().history.present,
  });
  const correctTo = async (
    next: (flow: TablePreviewed) => Omit<Corrected, 'done' | 'undone'>,
  ): Promise<void> => {
    const flow = shown();
    if (flow !== undefined)
      await refresh(flow, { ...next(flow), done: [...flow.done, stepOf(flow)], undone: [] });
  };
  /** Goes a step back or forth, if it is next in the order of all steps, those of the draft among them. */
  const go = (from: 'done' | 'undone', to: 'done' | 'undone'): boolean => {
    const flow = shown();
    const step = flow?.[from].at(-1);
    if (flow === undefined || step?.draft !== store.getState().history.present) return false;
    const { corrections, recalled } = step;
    const steps = { [from]: flow[from].slice(0, -1), [to]: [...flow[to], stepOf(flow)] };
    void refresh(flow, { corrections, recalled, done: flow.done, undone: flow.undone, ...steps });
    return true;
  };

  return {
    correct: (more) =>
      correctTo(({ corrections, recalled, wanted }) => ({
        corrections: { ...merged(corrections, more), ...wantedCorrections(wanted) },
        recalled,
      })),
    useGuess: () =>
      correctTo(({ corrections, wanted }) => ({
        corrections: { ...filesOf(corrections), ...wantedCorrections(wanted) },
        recalled: undefined,
      })),
    undo: () => go('done', 'undone'),
    redo: () => go('undone', 'done'),
  };
}

function merged(before: ImportCorrections, more: ImportCorrections): ImportCorrections {
  const map = { ...before.map, ...more.map };
  return { ...before, ...more, ...(Object.keys(map).length === 0 ? {} : { map }) };
}

/** Which files are opened together is no correction of a guess. */
function filesOf({ together }: ImportCorrections): ImportCorrections {
  return together === undefined ? {} : { together };
}
