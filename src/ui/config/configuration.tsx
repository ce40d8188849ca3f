import { lazy, Suspense, type ReactNode } from 'react';
import type { Section } from '../../engine/config.ts';
import { SEGMENTATION_SETTINGS } from '../../pipelines/segmentation/config.ts';
import { PresetChoice } from './preset-choice.tsx';
import { SettingsSection } from './settings-section.tsx';
import styles from './configuration.module.css';

const SizeAdvice = lazy(async () => ({ default: (await import('./size-advice.tsx')).SizeAdvice }));

const SECTIONS = Object.entries(SEGMENTATION_SETTINGS) as readonly (readonly [string, Section])[];
const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['source', 'synthetic', 'clustering']);

/** Every setting of the run, in the order of the stages that read them. */
export function Configuration({ header }: { readonly header: ReactNode }) {
  return (
    <form
      className={styles.form}
      aria-label="Configuration"
      autoComplete="off"
      onSubmit={(event) => event.preventDefault()}
    >
      {header}
      <PresetChoice />
      <div className={styles.advice}>
        <Suspense>
          <SizeAdvice />
        </Suspense>
      </div>
      {SECTIONS.map(([name, section]) => (
        <SettingsSection key={name} name={name} section={section} openAtFirst={OPEN_AT_FIRST.has(name)} />
      ))}
    </form>
  );
}
