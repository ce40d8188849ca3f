import type { AppActions, AppState, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import { runInputs, settingTitle } from './draft.ts';
import type { NoticeActions } from './notice-actions.ts';
import { reduceRun, type RunState, type RunStateMessage } from './run-state.ts';
import { carrySelection, type CustomerSelection } from './selection.ts';

/** Who keeps something of a run that has ended. */
interface RunKeepers {
  keepFinished(): Promise<void>;
  recordTimes(): void;
}

export function runActions(
  { store, ports }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
  { keepFinished, recordTimes }: RunKeepers,
): Pick<AppActions, 'run' | 'cancel'> {
  let latest = 0;
  let dataOfProfiles = '';

  const fold = (message: RunStateMessage): void => {
    const { run, shownK, selectedSegment, selection } = store.getState();
    const next = reduceRun(run, message);
    const shown = shownAfter(run, next, { shownK, selectedSegment });
    if (next.views.profiles === run.views.profiles) {
      store.setState({ run: next, ...shown });
      return;
    }
    const data = dataOf(next);
    const same = data === dataOfProfiles;
    dataOfProfiles = data;
    store.setState({
      run: next,
      ...shown,
      selection: same ? selectionAfter(run, next, selection) : undefined,
    });
  };

  return {
    async run() {
      const { draft: wanted, inputs: files } = store.getState();
      const [problem] = wanted.problems;
      if (problem !== undefined) {
        notices.notify({
          tone: 'error',
          message: `The run cannot start: “${settingTitle(problem.path)}” ${problem.message}.`,
          remedy: 'Correct the marked settings.',
        });
        return;
      }
      const mine = ++latest;
      const { config } = wanted;
      const inputs = runInputs(config.source.kind, files);
      fold({ kind: 'run-requested', config, inputs, at: ports.clock.now() });
      const outcome = await ports.runner.run({ pipeline: 'segmentation', config, inputs }, (message) => {
        if (mine === latest) fold(message);
      });
      if (mine !== latest) return;
      recordTimes();
      draft.refreshStale();
      if (outcome.kind === 'done') void keepFinished();
      if (outcome.kind === 'failed' && outcome.failure.kind === 'lost-worker') {
        const { message, remedy } = outcome.failure;
        notices.notify({ tone: 'error', message, remedy, action: { label: 'Run again', does: 'run' } });
      }
    },
    cancel() {
      if (store.getState().run.phase === 'running') ports.runner.cancel();
    },
  };
}

/** What stands for the data of the run under way, once its profiles are there: ids mean the same people only within them. */
function dataOf({ config, inputs, views }: RunState): string {
  return config?.source.kind === 'customers'
    ? `customers ${inputs.customers}`
    : `events ${views.acquired?.dataHash}`;
}

function selectionAfter(
  before: RunState,
  after: RunState,
  selection: CustomerSelection | undefined,
): CustomerSelection | undefined {
  const [old, made] = [before.views.profiles, after.views.profiles];
  if (selection === undefined || old === undefined || made === undefined) return undefined;
  return carrySelection(selection, old.ids, made.ids);
}

/** A new choice of k is shown, unless it chooses as before and the user's own pick is still there. */
function shownAfter(
  before: RunState,
  after: RunState,
  shown: Pick<AppState, 'shownK' | 'selectedSegment'>,
): Pick<AppState, 'shownK' | 'selectedSegment'> {
  const { kChoice, segmentations } = after.views;
  if (kChoice === before.views.kChoice && segmentations === before.views.segmentations) return shown;
  const there = segmentations?.byK.some(({ k }) => k === shown.shownK) ?? false;
  const keeps = there && kChoice?.chosen === before.views.kChoice?.chosen;
  return keeps ? shown : { shownK: kChoice?.chosen, selectedSegment: undefined };
}
