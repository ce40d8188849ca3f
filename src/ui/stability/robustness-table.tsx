import type { RobustnessPart, SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { TierMark } from '../judgement/tier-mark.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { SegmentName } from '../segment-name.tsx';
import { segmentStyle } from '../segment-style.ts';
import styles from './stability.module.css';

/** Each segment's score in every test; the worst of them gives its tier. */
export function RobustnessTable({
  verdicts,
  segments,
}: {
  readonly verdicts: readonly SegmentVerdict[];
  readonly segments: readonly Segment[];
}) {
  const parts = verdicts[0]?.robustness.parts ?? [];
  return (
    <Panel
      title="Robustness of each segment"
      note="How much of the segment is found again, from 0 to 1: when customers are drawn again, without a feature (mean over features), without the last 30 to 90 days (mean), from other starts, under noise. Small numbers: 95% of the pieces of one cloud stay below. The worst test decides: below 0.60 unstable, below 0.75 doubtful, from 0.85 highly stable (Hennig 2007)."
    >
      <PlainTable
        caption="Robustness of each segment by test"
        columns={[
          {
            title: 'Segment',
            cell: ({ segment: id }) => {
              const segment = segments[id]!;
              return <SegmentName id={id} name={segment.name} style={segmentStyle(segment, undefined)} />;
            },
          },
          { title: 'Robustness', cell: ({ robustness }) => <TierMark tier={robustness.tier} /> },
          ...parts.map(({ name }) => ({
            title: SHORT_TITLES[name],
            align: 'right' as const,
            cell: ({ robustness }: SegmentVerdict) => (
              <Score
                part={robustness.parts.find((part) => part.name === name)}
                worst={robustness.worst === name}
              />
            ),
          })),
        ]}
        rows={verdicts}
        rowKey={({ segment }) => segment}
      />
    </Panel>
  );
}

const SHORT_TITLES: Readonly<Record<RobustnessPart['name'], string>> = {
  sampling: 'Sampling',
  features: 'Features',
  time: 'Periods',
  restarts: 'Starts',
  noise: 'Noise',
};

function Score({ part, worst }: { readonly part: RobustnessPart | undefined; readonly worst: boolean }) {
  if (part?.score === undefined) {
    return <span className={`${styles.quiet} ${styles.reason}`}>{part?.because ?? 'not tested'}</span>;
  }
  const against =
    part.nullP95 === undefined
      ? ''
      : `Pieces of data without segments: 95% below ${formatFixed(part.nullP95, 2)}.`;
  const text = formatFixed(part.score, 2);
  return (
    <span title={`${part.title}: ${text}, ${part.tier}. ${against}`}>
      {worst ? <strong>{text}</strong> : text}
      {part.nullP95 !== undefined && <span className={styles.quiet}> {formatFixed(part.nullP95, 2)}</span>}
    </span>
  );
}
