import { SCENARIOS } from '../../state/scenarios.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import styles from './welcome.module.css';

/** The scenarios, each with what it generates, what to look for, and the button that starts it. */
export function ScenarioPanel() {
  const { startScenario } = useActions();
  return (
    <Panel
      title="Scenarios to learn by"
      note="Each sets the configuration, which Undo takes back, generates data on this machine, and runs."
    >
      <ul className={styles.scenarios}>
        {SCENARIOS.map((scenario) => (
          <li key={scenario.name} className={styles.scenario}>
            <h3>{scenario.title}</h3>
            <p>{scenario.about}</p>
            <p className={styles.lookFor}>{scenario.lookFor}</p>
            <Button
              icon="play"
              aria-label={`Run the scenario “${scenario.title}”`}
              onClick={() => void startScenario(scenario)}
            >
              Run it
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
