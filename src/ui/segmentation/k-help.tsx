import styles from './k-choice-block.module.css';
import { K_EXPLANATIONS } from './k-explanations.ts';

/** How to read a measure: two sentences and where it comes from. */
export function KExplained({ title }: { readonly title: string }) {
  const explanation = K_EXPLANATIONS[title];
  if (explanation === undefined) return undefined;
  return (
    <p className={styles.explained} aria-live="polite">
      <strong>{title}</strong> {explanation.words} <cite>({explanation.source})</cite>
    </p>
  );
}

/** How to read the measures: what they have in common, then each with its source. */
export function KHelp({ lead }: { readonly lead: string }) {
  return (
    <>
      <p>{lead}</p>
      <dl className={styles.help}>
        {Object.entries(K_EXPLANATIONS).map(([title, { words, source }]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {words} <cite>({source})</cite>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
