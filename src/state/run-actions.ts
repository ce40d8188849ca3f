import type { AppActions, AppState, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import { runInputs, settingTitle } from './draft.ts';
import type { NoticeActions } from './notice-actions.ts';
import { reduceRun, type RunState, type RunStateMessage } from './run-state.ts';

export function runActions(
  { store, ports }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
): Pick<AppActions, 'run' | 'cancel'> {
  let latest = 0;

  const fold = (message: RunStateMessage): void => {
    const { run, shownK, selectedSegment } = store.getState();
    const next = reduceRun(run, message);
    store.setState({ run: next, ...shownAfter(run, next, { shownK, selectedSegment }) });
    if (next.views.profiles !== run.views.profiles) store.setState({ selection: undefined });
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
      draft.refreshStale();
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
