import { STRUCTURE_THRESHOLDS as from } from '../../pipelines/segmentation/structure/thresholds.ts';
import type { EvidencePoint, EvidenceView } from '../../pipelines/segmentation/views.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';

/** How far other samples of the customers give the same segments, at each k. */
export function OtherSamples({
  evidence: { points, judgedRows },
  shownK,
}: {
  readonly evidence: EvidenceView;
  readonly shownK: number | undefined;
}) {
  return (
    <Panel
      title="Agreement of other samples"
      note={`Random halves of ${formatCount(judgedRows)} customers are clustered anew; stability is the Jaccard similarity of each segment with its best match, averaged (Hennig 2007). Prediction strength asks whether the segments of one half hold in the other (Tibshirani & Walther 2005). A cloud of the same marginals, without segments, can be stable too: only what exceeds it counts.`}
    >
      <PlainTable
        caption="Agreement of other samples by number of segments"
        columns={[
          { title: 'k', cell: ({ k }) => (k === shownK ? <strong>{`${k} (shown)`}</strong> : k) },
          { title: 'Stability', align: 'right', cell: ({ stability }) => fixed(stability) },
          {
            title: 'Same marginals',
            align: 'right',
            cell: ({ stabilityNull }) =>
              stabilityNull === undefined || !Number.isFinite(stabilityNull.mean)
                ? fixed(undefined)
                : `${fixed(stabilityNull.mean)}, 95% below ${fixed(stabilityNull.p95)}`,
          },
          {
            title: 'Prediction strength',
            align: 'right',
            cell: ({ predictionStrength, predictionStrengthSe }) =>
              predictionStrengthSe === undefined
                ? fixed(predictionStrength)
                : `${fixed(predictionStrength)} ± ${fixed(predictionStrengthSe)}`,
          },
          { title: 'Verdict', cell: (point) => <SampleVerdict point={point} /> },
        ]}
        rows={points}
        rowKey={({ k }) => k}
      />
    </Panel>
  );
}

function SampleVerdict({ point }: { readonly point: EvidencePoint }) {
  const { stability, stabilityNull, predictionStrength, predictionStrengthSe } = point;
  if (stability === undefined || predictionStrength === undefined) return <Verdict kind="not tested" />;
  if (predictionStrength + (predictionStrengthSe ?? 0) >= from.predictionStrength)
    return <Verdict kind="pass" word="Holds" />;
  if (stability < from.stability) return <Verdict kind="fail" word="Unstable" />;
  return stabilityNull !== undefined && stability <= stabilityNull.mean ? (
    <Verdict kind="fail" word="Like a cloud" />
  ) : (
    <Verdict kind="fail" word="Does not hold" />
  );
}

function fixed(value: number | undefined): string {
  return formatFixed(value ?? NaN, 2);
}
