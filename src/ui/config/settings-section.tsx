import { useState } from 'react';
import type { Section } from '../../engine/config.ts';
import type { AppState } from '../../state/app-state.ts';
import { useApp } from '../app-context.ts';
import { formatCounted } from '../parts/format-number.ts';
import { Icon } from '../parts/icon.tsx';
import { SettingField } from './setting-field.tsx';
import styles from './configuration.module.css';

/** The settings of one stage, to fold away; its summary says how many were changed or need correction. */
export function SettingsSection({
  name,
  section,
  openAtFirst,
}: {
  readonly name: string;
  readonly section: Section;
  readonly openAtFirst: boolean;
}) {
  const [wished, setWished] = useState(openAtFirst);
  const problems = useApp(
    (state) => state.draft.problems.filter(({ path }) => path.startsWith(`${name}.`)).length,
  );
  const changed = useApp((state) => changedIn(state, name));
  const used = useApp((state) => isUsed(name, state.draft.config.source.kind));
  const open = wished || problems > 0;
  return (
    <details className={styles.section} open={open} onToggle={(event) => setWished(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <Icon name="chevron" size={12} />
        {section.title}
        {problems > 0 ? (
          <span className={`${styles.count} ${styles.faulty}`}>{formatCounted(problems, 'error')}</span>
        ) : (
          <span className={styles.count}>{used ? changed > 0 && `${changed} changed` : 'not used'}</span>
        )}
      </summary>
      <div className={styles.fields}>
        {Object.entries(section.settings).map(([setting, description]) => (
          <SettingField key={setting} section={name} name={setting} setting={description} />
        ))}
      </div>
    </details>
  );
}

function changedIn({ draft }: AppState, section: string): number {
  return Object.keys((draft.changes as Readonly<Record<string, object>>)[section] ?? {}).length;
}

function isUsed(section: string, source: 'synthetic' | 'events' | 'customers'): boolean {
  if (section === 'synthetic') return source === 'synthetic';
  return source !== 'customers' || !['quality', 'identity', 'profiles'].includes(section);
}
