import { SEGMENTATION_SETTINGS } from '../../pipelines/segmentation/config.ts';
import type { ImportTrial } from '../../worker/import-trial.ts';
import { SettingField } from '../config/setting-field.tsx';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import styles from './import-dialog.module.css';

/** The rules of the quality check to edit, each with what it does to the rows looked at; they are the settings of the run. */
export function QuarantineRules({ trial }: { readonly trial: ImportTrial }) {
  const { settings } = SEGMENTATION_SETTINGS.quality;
  return (
    <section className={styles.section} aria-label="Rows to set aside">
      <h3>Rows to set aside</h3>
      <p className={styles.muted}>
        A row goes to the first rule that claims it. The rules are the settings “Quality check” of the run:
        they can be changed later, and undone.
      </p>
      <div className={styles.rules}>
        {trial.rules.map((rule) => (
          <div key={rule.reason}>
            {rule.settings.map((name) => (
              <SettingField key={name} section="quality" name={name} setting={settings[name]} />
            ))}
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
