import { lazy, Suspense } from 'react';
import { shownSample } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import type { Overlay } from '../commands/command.ts';
import { IconButton } from '../parts/button.tsx';
import styles from './welcome.module.css';

const LandingLine = lazy(async () => ({ default: (await import('./landing-line.tsx')).LandingLine }));
const ScenarioLine = lazy(async () => ({ default: (await import('./scenario-line.tsx')).ScenarioLine }));

/** While results of generated data are shown that somebody asked for as such: what they are, until dismissed. */
export function SampleLine({ show }: { show(overlay: Overlay): void }) {
  const name = useApp(shownSample);
  const { dismissSample } = useActions();
  if (name === undefined) return undefined;
  return (
    <section className={styles.line} aria-label="About this sample">
      <Suspense fallback={<p>A generated sample.</p>}>
        {name === 'landing' ? <LandingLine show={show} /> : <ScenarioLine name={name} />}
      </Suspense>
      <span className={styles.dismiss}>
        <IconButton icon="cross" label="Dismiss the words about the sample" onClick={dismissSample} />
      </span>
    </section>
  );
}
