import type { ImportPlan } from '../io/import-plan.ts';
import type { AppState, StoreParts } from './app-state.ts';
import type { ImportTurn } from './import-turn.ts';

/** What a trial depends on. */
interface Wanted {
  readonly plan: ImportPlan;
  readonly quality: AppState['draft']['config']['quality'];
  readonly seed: number;
}

/** Tries whatever plan and rules are shown, one trial after the other; what changes meanwhile is tried next. */
export function keepTrying({ store, ports }: StoreParts, turn: ImportTurn): void {
  let tried: Wanted | undefined;
  let isTrying = false;
  const tryShown = async (): Promise<void> => {
    if (isTrying) return;
    isTrying = true;
    for (;;) {
      const wanted = wantedTrial(store.getState());
      const file = turn.opened();
      if (wanted === undefined || file === undefined || isSame(wanted, tried)) break;
      tried = wanted;
      const answer = await ports.runner.tryImport(file, wanted.plan, wanted.quality, wanted.seed);
      const flow = store.getState().importFlow;
      if (flow.kind !== 'previewed' || flow.preview.plan !== wanted.plan || answer.kind === 'cancelled')
        continue;
      const trial =
        answer.kind === 'ok'
          ? ({ kind: 'tried', result: answer.value } as const)
          : ({ kind: 'failed', failure: answer.failure } as const);
      store.setState({ importFlow: { ...flow, trial } });
    }
    isTrying = false;
  };
  store.subscribe(() => void tryShown());
}

/** Nothing while the preview or a rule is not settled. */
function wantedTrial({ importFlow, draft }: AppState): Wanted | undefined {
  if (importFlow.kind !== 'previewed' || importFlow.refreshing) return undefined;
  if (draft.problems.some(({ path }) => path.startsWith('quality.'))) return undefined;
  return { plan: importFlow.preview.plan, quality: draft.config.quality, seed: importFlow.seed };
}

function isSame(a: Wanted, b: Wanted | undefined): boolean {
  return a.plan === b?.plan && a.quality === b.quality && a.seed === b.seed;
}
