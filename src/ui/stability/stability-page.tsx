import { useApp } from '../app-context.ts';
import { formatFull, formatNumber, formatShare } from '../parts/format-number.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { Verdict } from '../parts/verdict.tsx';
import type { EvidencePoint } from '../../pipelines/segmentation/views.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { useKMeasures } from '../segmentation/use-k-measures.ts';
import { ResultsPending } from '../shell/results-pending.tsx';
import { useStaleness } from '../use-staleness.ts';
import { OtherSamples } from './other-samples.tsx';
import { NEAR, restartAgreements, type RestartAgreement } from './restart-agreement.ts';

/** What is known of the stability of the segments: in other samples, and among the restarts. */
export function StabilityPage() {
  const { sweep, evidence } = useKMeasures();
  const shownK = useApp((state) => state.shownK);
  const why = useStaleness(['sweep', 'evidence']);
  if (sweep === undefined) return <ResultsPending title="Stability" />;
  const rows = restartAgreements(sweep.points);
  return (
    <PageFrame
      title="Stability"
      lead={leadOf(
        rows.find(({ k }) => k === shownK),
        evidence?.points.find(({ k }) => k === shownK),
      )}
    >
      <StaleBlock why={why}>
        {evidence === undefined ? undefined : <OtherSamples evidence={evidence} shownK={shownK} />}
        <Panel
          title="Agreement of restarts"
          note={`Each k is started many times from other places. Inertia is the sum of squared distances to the segment centres; restarts within ${formatShare(NEAR)} of the lowest found practically the same segmentation. Where few do, more restarts may find a better one.`}
        >
          <PlainTable
            caption="Agreement of restarts by number of segments"
            columns={[
              { title: 'k', cell: ({ k }) => (k === shownK ? <strong>{`${k} (shown)`}</strong> : k) },
              { title: 'Restarts', align: 'right', cell: ({ restarts }) => restarts },
              {
                title: 'Lowest inertia',
                align: 'right',
                cell: ({ best }) => <span title={formatFull(best)}>{formatNumber(best)}</span>,
              },
              {
                title: 'Spread',
                align: 'right',
                cell: ({ spread }) => <span title={formatFull(spread)}>{formatShare(spread)}</span>,
              },
              {
                title: `Within ${formatShare(NEAR)}`,
                align: 'right',
                cell: ({ near, restarts }) => `${near} (${formatShare(near / restarts)})`,
              },
            ]}
            rows={rows}
            rowKey={({ k }) => k}
          />
        </Panel>
        <Panel title="Robustness of each segment" aside={<Verdict kind="not tested" />}>
          <p>
            Whether each single segment comes back when the customers are drawn again, features are left out
            or another period is taken has not been tested: this version does not do it, so no segment here is
            called stable.
          </p>
        </Panel>
      </StaleBlock>
    </PageFrame>
  );
}

function leadOf(shown: RestartAgreement | undefined, evidence: EvidencePoint | undefined): string {
  if (shown === undefined) return 'Robustness has not been tested.';
  const { k, near, restarts } = shown;
  const samples =
    evidence?.stability === undefined || evidence.predictionStrength === undefined
      ? ''
      : `, subsamples find the segments again to ${formatFixed(evidence.stability, 2)} and prediction strength is ${formatFixed(evidence.predictionStrength, 2)}`;
  return `At ${k} segments ${near} of ${restarts} restarts end within ${formatShare(NEAR)} of the best${samples}; the robustness of single segments has not been tested.`;
}
