import { useId, useMemo, useState } from 'react';
import type { NumberSetting } from '../../engine/setting.ts';
import { CategoryMark } from '../charts/category-mark.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { useActions, useApp } from '../app-context.ts';
import { numberOf, numberText } from '../config/number-text.ts';
import { TextInput } from '../config/text-input.tsx';
import { IconButton } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import type { Decision } from './decision-words.ts';
import { nearestIndex, sliderValues, slidePosition } from './slider-values.ts';
import styles from './thresholds.module.css';

/** Where a segment stands on the scale of a threshold. */
export interface Reached {
  readonly style: CategoryStyle;
  readonly value: number;
}

const ICONS: Readonly<Record<Decision['kind'], IconName | undefined>> = {
  rejects: 'cross',
  warns: 'warning',
  'lets pass': 'check',
  counts: undefined,
  'not tested': 'untested',
};

/** One threshold: a slider over what the segments reach, the exact number, and what it decides. */
export function ThresholdField({
  section,
  name,
  setting,
  decision,
  reached,
  limit,
}: {
  readonly section: 'validation' | 'actionability' | 'economics';
  readonly name: string;
  readonly setting: NumberSetting;
  readonly decision: Decision | undefined;
  readonly reached: readonly Reached[];
  /** Keeps the slider of one end of a range from passing the other end. */
  readonly limit?: (value: number) => number;
}) {
  const id = useId();
  const { setSetting, resetSetting } = useActions();
  const value = useApp(({ draft }) =>
    Number((draft.config[section] as Readonly<Record<string, number>>)[name]),
  );
  const changed = useApp(({ draft }) => Object.hasOwn(draft.changes[section] ?? {}, name));
  const [wrong, setWrong] = useState<string>();
  const values = useMemo(
    () =>
      sliderValues(
        setting,
        reached.map((each) => each.value),
      ),
    [setting, reached],
  );
  const set = (next: number): void => {
    setWrong(undefined);
    setSetting(section, name, next);
  };
  const text = numberText(setting, value);
  const type = (typed: string): void => {
    const reading = setting.schema.safeParse(numberOf(setting, typed));
    if (reading.success) set(reading.data);
    else setWrong(`“${typed.trim()}” ${reading.error.issues[0]?.message ?? 'is no value'}.`);
  };
  const icon = decision === undefined ? undefined : ICONS[decision.kind];
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label} title={setting.help}>
        {setting.title}
        {isSaid(setting) ? undefined : <span className={styles.unit}> {setting.unit}</span>}
      </label>
      <span className={styles.number} onBlur={() => setWrong(undefined)}>
        {changed && (
          <IconButton
            icon="undo"
            label={`Revert ${setting.title}`}
            onClick={() => resetSetting(`${section}.${name}`)}
          />
        )}
        <TextInput
          id={id}
          inputMode="decimal"
          autoComplete="off"
          className={styles.input}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-decision`}
          text={text}
          textOf={(typed) => (isValid(setting, typed) ? numberText(setting, numberOf(setting, typed)) : text)}
          onText={type}
        />
        <span className={styles.printed} aria-hidden="true">
          {text}
        </span>
      </span>
      <span className={section === 'validation' ? styles.scale : `${styles.scale} ${styles.bare}`}>
        <span className={styles.reached} aria-hidden="true">
          {reached.map((each) => (
            <span
              key={each.style.index}
              className={styles.mark}
              style={{ left: `${100 * slidePosition(values, each.value)}%` }}
              title={`${each.style.number} ${each.style.name}`}
            >
              <CategoryMark style={each.style} />
            </span>
          ))}
        </span>
        <input
          type="range"
          className={styles.slider}
          aria-label={`${setting.title}, slider`}
          aria-valuetext={`${text} ${setting.unit}`}
          aria-describedby={`${id}-decision`}
          min={0}
          max={values.length - 1}
          step={1}
          value={nearestIndex(values, value)}
          onChange={(event) => {
            const next = values[Number(event.target.value)] ?? value;
            set(limit === undefined ? next : limit(next));
          }}
        />
      </span>
      <p id={`${id}-decision`} className={styles.decision} data-kind={decision?.kind}>
        {wrong === undefined ? (
          <>
            {icon !== undefined && <Icon name={icon} size={12} />}
            {decision?.words ?? setting.help}
          </>
        ) : (
          <span className={styles.wrong}>{wrong}</span>
        )}
      </p>
    </div>
  );
}

/** Whether the title names the unit already: “Least customers”. */
function isSaid({ title, unit }: NumberSetting): boolean {
  return unit !== undefined && title.toLowerCase().split(/[ ,]+/).includes(unit);
}

function isValid(setting: NumberSetting, typed: string): boolean {
  return setting.schema.safeParse(numberOf(setting, typed)).success;
}
