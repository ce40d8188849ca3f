import type { AppState, StoreParts } from './app-state.ts';
import type { TrialOrder } from './import-flow.ts';
import type { ImportTurn } from './import-turn.ts';

/** Tries whatever plan and rules are shown, one trial after the other; what changes meanwhile is tried next. */
export function keepTrying({ store, ports }: StoreParts, turn: ImportTurn): void {
  let isTrying = false;
  const tryShown = async (): Promise<void> => {
    if (isTrying) return;
    isTrying = true;
    for (;;) {
      const wanted = wantedTrial(store.getState());
      const file = turn.opened();
      if (wanted === undefined || file === undefined) break;
      const answer = await ports.runner.tryImport(file, wanted.plan, wanted.quality, wanted.seed);
      if (answer.kind === 'cancelled') break;
      const flow = store.getState().importFlow;
      if (flow.kind !== 'previewed' || flow.preview.plan !== wanted.plan) continue;
      const trial =
        answer.kind === 'ok'
          ? ({ kind: 'tried', result: answer.value } as const)
          : ({ kind: 'failed', failure: answer.failure } as const);
      store.setState({ importFlow: { ...flow, trial, tried: wanted } });
    }
    isTrying = false;
  };
  store.subscribe(() => void tryShown());
}

/** Nothing while the preview or a rule is not settled, or when that trial has been made. */
function wantedTrial({ importFlow, draft }: AppState): TrialOrder | undefined {
  if (importFlow.kind !== 'previewed' || importFlow.refreshing) return undefined;
  const { preview, seed, tried, wanted: data } = importFlow;
  if (data === undefined && draft.problems.some(({ path }) => path.startsWith('quality.'))) return undefined;
  const wanted = { plan: preview.plan, quality: data?.quality ?? draft.config.quality, seed };
  return isSame(wanted, tried) ? undefined : wanted;
}

function isSame(a: TrialOrder, b: TrialOrder | undefined): boolean {
  return a.plan === b?.plan && a.quality === b.quality && a.seed === b.seed;
}
