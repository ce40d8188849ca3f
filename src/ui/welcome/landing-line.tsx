import type { ScenarioName } from '../../state/sample.ts';
import { useActions, useApp, useServices } from '../app-context.ts';
import type { Overlay } from '../commands/command.ts';
import { Button } from '../parts/button.tsx';
import styles from './welcome.module.css';

const TITLES: Readonly<Record<ScenarioName, string>> = {
  clean: 'Clean data',
  'dirty-ids': 'Dirty ids',
  drift: 'Drifting behaviour',
};

/** What a visit that brought nothing sees, and where to go from there. */
export function LandingLine({ show }: { show(overlay: Overlay): void }) {
  const { goTo, skipTour } = useActions();
  const offered = useApp((state) => state.tourOffered);
  const { store } = useServices();
  const start = async (name: ScenarioName): Promise<void> => {
    const { SCENARIOS } = await import('../../state/scenarios.ts');
    const scenario = SCENARIOS.find((each) => each.name === name);
    if (scenario !== undefined) await store.actions.startScenario(scenario);
  };
  return (
    <>
      <p>
        A small generated sample, so that there is something to see. Import your own file or choose a
        scenario.
      </p>
      <div className={styles.actions}>
        <Button icon="upload" onClick={() => goTo('data')}>
          Import a file
        </Button>
        {(Object.keys(TITLES) as ScenarioName[]).map((name) => (
          <Button key={name} look="quiet" icon="play" onClick={() => void start(name)}>
            {TITLES[name]}
          </Button>
        ))}
        {offered && (
          <>
            <Button look="quiet" icon="info" onClick={() => show('tour')}>
              Take the tour
            </Button>
            <Button look="quiet" onClick={skipTour}>
              No tour
            </Button>
          </>
        )}
      </div>
    </>
  );
}
