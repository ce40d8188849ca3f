import type { AppActions, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import type { StartedSample } from './sample.ts';

type SampleActions = Pick<AppActions, 'startLanding' | 'startScenario' | 'dismissSample'>;

export function sampleActions(
  { store }: StoreParts,
  draft: DraftActions,
  run: AppActions['run'],
  goTo: AppActions['goTo'],
): SampleActions {
  const start = async (name: StartedSample['name']): Promise<void> => {
    store.setState({ sample: { name, config: store.getState().draft.config } });
    await run();
  };
  return {
    startLanding: () => start('landing'),
    async startScenario({ name, preset, config, page }) {
      draft.step({ preset, config });
      goTo(page);
      await start(name);
    },
    dismissSample: () => store.setState({ sample: undefined }),
  };
}
