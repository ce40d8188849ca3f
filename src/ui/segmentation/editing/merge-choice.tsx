import { useId, useState } from 'react';
import type { Segment } from '../../../pipelines/segmentation/model.ts';
import { formatPercent } from '../../charts/format-quantity.ts';
import { Button } from '../../parts/button.tsx';
import { formatCount } from '../../parts/format-number.ts';
import styles from './editing.module.css';

/** Another segment to take in, with what comes of it before it is done. */
export function MergeChoice({
  segment,
  others,
  onMerge,
}: {
  readonly segment: Segment;
  readonly others: readonly Segment[];
  readonly onMerge: (from: number) => void;
}) {
  const id = useId();
  const [chosen, setChosen] = useState<number>();
  const other = others.find((each) => each.id === chosen);
  return (
    <div className={styles.part}>
      <h3>Merge with another segment</h3>
      <div className={styles.line}>
        <select
          aria-label="Segment to merge with"
          aria-describedby={`${id}-outcome`}
          value={chosen ?? ''}
          onChange={({ target }) => setChosen(target.value === '' ? undefined : Number(target.value))}
        >
          <option value="">Choose a segment …</option>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {each.id + 1} {each.name}
            </option>
          ))}
        </select>
        <Button disabled={other === undefined} onClick={() => other !== undefined && onMerge(other.id)}>
          Merge
        </Button>
      </div>
      <p id={`${id}-outcome`} className={styles.quiet} aria-live="polite">
        {other === undefined
          ? 'Sizes and sums add up; means and contrasts are computed anew. It can be split again.'
          : outcomeWords(segment, other)}
      </p>
    </div>
  );
}

/** "1,204 + 310 = 1,514 customers, 15% of all." */
function outcomeWords(into: Segment, from: Segment): string {
  const sum = `${formatCount(into.size)} + ${formatCount(from.size)} = ${formatCount(into.size + from.size)} customers, ${formatPercent(into.share + from.share)} of all`;
  return `${sum}. Stability and silhouettes were measured before: they read “not tested” for the merged segment.`;
}
