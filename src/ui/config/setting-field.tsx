import { useId, type ReactNode } from 'react';
import type { Setting } from '../../engine/setting.ts';
import type { AppState, SettingValue } from '../../state/app-state.ts';
import { settingProblem } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import { IconButton } from '../parts/button.tsx';
import { listOf, listText, weightsOf, weightsText } from './list-text.ts';
import { numberOf, numberText, hasNoLimit } from './number-text.ts';
import { TextInput } from './text-input.tsx';
import styles from './setting-field.module.css';

const LONG_OPTION = 14;

interface FieldProps {
  readonly section: string;
  readonly name: string;
  readonly setting: Setting;
}

/** One setting: label, control, unit, help, what is wrong with it, and the way back to the preset's value. */
export function SettingField({ section, name, setting }: FieldProps) {
  const id = useId();
  const path = `${section}.${name}`;
  const { setSetting, resetSetting } = useActions();
  const value = useApp((state) => valueOf(state, section, name));
  const problem = useApp(settingProblem(path));
  const changed = useApp((state) => isChanged(state, section, name));
  const ids: ControlIds = {
    id,
    'aria-describedby': describedBy(id, setting, problem),
    'aria-invalid': problem !== undefined,
  };
  const control = controlOf(setting, value, ids, (next) => setSetting(section, name, next));
  const wide = setting.kind === 'list' || setting.kind === 'weights' || hasLongOptions(setting);
  return (
    <div className={wide ? `${styles.field} ${styles.stacked}` : styles.field}>
      <label id={`${id}-label`} htmlFor={id} className={styles.label}>
        {setting.title}
      </label>
      <span className={styles.reset}>
        {changed && (
          <IconButton
            icon="undo"
            label="Revert"
            title="Revert to the value it started from"
            aria-describedby={`${id}-label`}
            onClick={() => resetSetting(path)}
          />
        )}
      </span>
      <span className={styles.value}>{control}</span>
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles.problem}>
          {setting.title} {problem}.
        </p>
      )}
      <p id={`${id}-help`} className={styles.help}>
        {setting.help}
      </p>
    </div>
  );
}

function describedBy(id: string, { kind }: Setting, problem: string | undefined): string {
  const parts = [
    problem === undefined ? '' : `${id}-problem`,
    kind === 'number' ? `${id}-unit` : '',
    `${id}-help`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

function controlOf(
  setting: Setting,
  value: SettingValue,
  ids: ControlIds,
  set: (value: SettingValue) => void,
): ReactNode {
  switch (setting.kind) {
    case 'toggle':
      return (
        <input
          {...ids}
          type="checkbox"
          className={styles.toggle}
          checked={value === true}
          onChange={(event) => set(event.target.checked)}
        />
      );
    case 'choice':
      return (
        <select
          {...ids}
          className={styles.control}
          value={String(value)}
          onChange={(event) => set(event.target.value)}
        >
          {Object.entries(setting.options).map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      );
    case 'number':
      return (
        <span className={styles.measured}>
          <TextInput
            {...ids}
            inputMode="decimal"
            className={styles.control}
            placeholder={hasNoLimit(setting, setting.fallback) ? 'no limit' : undefined}
            text={numberText(setting, Number(value))}
            textOf={(text) => numberText(setting, numberOf(setting, text))}
            onText={(text) => set(numberOf(setting, text))}
          />
          <span id={`${ids.id}-unit`} className={styles.unit}>
            {setting.unit}
          </span>
        </span>
      );
    case 'text':
      return (
        <TextInput
          {...ids}
          className={styles.control}
          placeholder={setting.placeholder}
          text={String(value)}
          textOf={(text) => text}
          onText={set}
        />
      );
    case 'list':
      return (
        <TextInput
          {...ids}
          className={styles.control}
          placeholder={setting.placeholder}
          text={listText(value as readonly string[])}
          textOf={(text) => listText(listOf(text))}
          onText={(text) => set(listOf(text))}
        />
      );
    case 'weights':
      return (
        <TextInput
          {...ids}
          className={styles.control}
          placeholder={setting.placeholder}
          text={weightsText(value as Readonly<Record<string, number>>)}
          textOf={(text) => weightsText(weightsOf(text))}
          onText={(text) => set(weightsOf(text))}
        />
      );
  }
}

function hasLongOptions(setting: Setting): boolean {
  return (
    setting.kind === 'choice' && Object.values(setting.options).some((words) => words.length > LONG_OPTION)
  );
}

function valueOf({ draft }: AppState, section: string, name: string): SettingValue {
  return (
    (draft.config as Readonly<Record<string, Readonly<Record<string, SettingValue>>>>)[section]?.[name] ?? ''
  );
}

function isChanged({ draft }: AppState, section: string, name: string): boolean {
  const changes = draft.changes as Readonly<Record<string, object>>;
  return Object.hasOwn(changes[section] ?? {}, name);
}
