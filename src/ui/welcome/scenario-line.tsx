import { PAGES } from '../../state/page.ts';
import type { ScenarioName } from '../../state/sample.ts';
import { SCENARIOS } from '../../state/scenarios.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import styles from './welcome.module.css';

/** What to look for in a scenario, and the way there. */
export function ScenarioLine({ name }: { readonly name: ScenarioName }) {
  const { goTo } = useActions();
  const shown = useApp((state) => state.page);
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (scenario === undefined) return undefined;
  const { title, lookFor, page } = scenario;
  return (
    <>
      <p>
        <strong>Scenario “{title}”.</strong> {lookFor}
      </p>
      {page !== shown && (
        <div className={styles.actions}>
          <Button icon={page} onClick={() => goTo(page)}>
            Go to {PAGES.find((each) => each.name === page)?.title}
          </Button>
        </div>
      )}
    </>
  );
}
