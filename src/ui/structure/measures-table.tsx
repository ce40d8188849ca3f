import type { EvidencePoint, KPoint } from '../../pipelines/segmentation/views.ts';
import { Explained } from '../parts/explained.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { measuredAt } from './measured-at.ts';
import styles from './structure.module.css';

/** Every measure at one k with what it is held against. */
export function MeasuresTable({
  point,
  evidence,
}: {
  readonly point: KPoint;
  readonly evidence: EvidencePoint | undefined;
}) {
  return (
    <div className={styles.measures}>
      <PlainTable
        caption={`Measures at ${point.k} segments`}
        columns={[
          {
            title: 'Measure',
            cell: ({ name }) => (
              <>
                {name}
                <Explained title={name} />
              </>
            ),
          },
          {
            title: 'Value, and what it is held against',
            cell: ({ value, against }) => (
              <>
                <strong>{value}</strong>, {against}
              </>
            ),
          },
          { title: 'Verdict', cell: ({ outcome, word }) => <Verdict kind={outcome} word={word} /> },
        ]}
        rows={measuredAt(point, evidence)}
        rowKey={({ name, against }) => `${name} ${against}`}
      />
    </div>
  );
}
