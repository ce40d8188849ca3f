import type { ColumnSource, ImportPlan } from '../../io/import-plan.ts';
import type { TablePreview } from '../../io/preview-table.ts';
import { ROLE_WORDS } from './role-words.ts';
import styles from './data.module.css';

const SHOWN = 12;

/** The first rows as they were cut; over each column the role it plays. */
export function PreviewRows({
  preview,
  plan,
}: {
  readonly preview: TablePreview;
  readonly plan: ImportPlan;
}) {
  const caption = `First ${Math.min(SHOWN, preview.sampleRows.length)} rows of ${preview.fileName}`;
  return (
    <div className={styles.rows} role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {preview.header.map((name, index) => (
              <th key={name} scope="col">
                <span className={styles.played}>{rolesOf(plan, index).join(', ') || '\u00a0'}</span>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.sampleRows.slice(0, SHOWN).map((row, at) => (
            // A row of a file has no name but its place.
            <tr key={at}>
              {preview.header.map((name, index) => (
                <td key={name}>{row[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rolesOf(plan: ImportPlan, index: number): readonly string[] {
  if (plan.kind === 'customers') {
    const { id, label, features } = plan.customers;
    return [
      ...(id === index ? ['Customer id'] : []),
      ...(label === index ? ['Known class'] : []),
      ...(features.includes(index) ? ['Feature'] : []),
    ];
  }
  return (Object.entries(plan.mapping) as [keyof typeof ROLE_WORDS, ColumnSource][])
    .filter(([, source]) =>
      source.kind === 'column'
        ? source.index === index
        : source.left.index === index || source.right.index === index,
    )
    .map(([role, source]) => (source.kind === 'product' ? `${ROLE_WORDS[role]} ×` : ROLE_WORDS[role]));
}
