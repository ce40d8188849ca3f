import { SEGMENTATION_SETTINGS } from '../../pipelines/segmentation/config.ts';
import type { WantedData } from '../../state/wanted-data.ts';
import type { ImportTrial } from '../../worker/import-trial.ts';
import { SettingField } from '../config/setting-field.tsx';
import { formatCount, formatCounted, formatNumber } from '../parts/format-number.ts';
import styles from './import-dialog.module.css';

/**
 * The rules of the quality check to edit, each with what it does to the rows looked at; they are the settings of the run.
 * Those of a model cannot be edited, and only what they do is shown.
 */
export function QuarantineRules({
  trial,
  wanted,
}: {
  readonly trial: ImportTrial;
  readonly wanted: WantedData | undefined;
}) {
  const { settings } = SEGMENTATION_SETTINGS.quality;
  return (
    <section className={styles.section} aria-label="Rows to set aside">
      <h3>Rows to set aside</h3>
      <p className={styles.muted}>
        A row goes to the first rule that claims it.{' '}
        {wanted === undefined
          ? 'The rules are the settings “Quality check” of the run: they can be changed later, and undone.'
          : 'The rules are those of the model, and what they claim was left out of its run too.'}
      </p>
      <div className={styles.rules}>
        {trial.rules.map((rule) => (
          <div key={rule.reason}>
            {rule.settings.map((name) =>
              wanted === undefined ? (
                <SettingField key={name} section="quality" name={name} setting={settings[name]} />
              ) : (
                <p key={name}>
                  {settings[name].title}: {ruleText(wanted.quality[name])}
                </p>
              ),
            )}
            <p className={rule.count > 0 ? `${styles.effect} ${styles.acts}` : styles.effect}>
              {effectWords(rule, trial)}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

function effectWords({ count, firstRows }: ImportTrial['rules'][number], { funnel }: ImportTrial): string {
  const of = `of the ${formatCounted(funnel.valid, 'valid row')} looked at`;
  if (count === 0) return `Claims none ${of}.`;
  const rows = firstRows.slice(0, 3).map((row) => formatCount(row));
  return `Claims ${formatCount(count)} ${of}: row ${rows.join(', ')}${count > rows.length ? ' …' : ''}.`;
}

/** As far as the settings go. */
const NO_LIMIT = 1e12;

function ruleText(value: WantedData['quality'][keyof WantedData['quality']]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return Math.abs(value) >= NO_LIMIT ? 'no limit' : formatNumber(value);
  const text = typeof value === 'string' ? value : value.join(', ');
  return text === '' ? 'none' : text;
}
