import type { KPoint } from '../../pipelines/segmentation/views.ts';
import { NEAR, restartAgreements } from './restart-agreement.ts';
import type { RestartTest } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { formatFull, formatNumber, formatShare } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StatList } from '../parts/stat-list.tsx';

/** Whether other starts end in the same segments. */
export function RestartPanel({
  test,
  band,
}: {
  readonly test: RestartTest;
  readonly band: NullBand | undefined;
}) {
  const { starts, meanAri, leastAri, inertias } = test;
  const best = Math.min(...inertias);
  const spread = best === 0 ? 0 : (Math.max(...inertias) - best) / best;
  return (
    <Panel
      title="Agreement of other starts"
      note="The same customers are clustered from other starting points. Where starts disagree, several segmentations are about as good, and this one is partly a matter of luck."
    >
      <StatList
        stats={[
          {
            label: 'Agreement, mean',
            value: formatFixed(meanAri, 3),
            note: `adjusted Rand index over ${starts} starts; least ${formatFixed(leastAri, 3)}`,
          },
          {
            label: 'Data without segments',
            value: formatFixed(band?.mean ?? NaN, 2),
            note:
              band === undefined
                ? 'not tested'
                : `mean Jaccard of a segment; 95% below ${formatFixed(band.p95, 2)}`,
          },
          {
            label: 'Spread of inertia',
            value: <span title={formatFull(spread)}>{formatShare(spread)}</span>,
            note: 'worst start above the best',
          },
        ]}
      />
    </Panel>
  );
}

/** How near the restarts of every k end to the best of them, from the sweep. */
export function SweepRestarts({
  points,
  shownK,
}: {
  readonly points: readonly KPoint[];
  readonly shownK: number | undefined;
}) {
  const rows = restartAgreements(points);
  return (
    <Panel
      title="Agreement of restarts by number of segments"
      note={`Each k is started many times from other places. Inertia is the sum of squared distances to the segment centres; restarts within ${formatShare(NEAR)} of the lowest found practically the same segmentation. Beyond 2,000 customers each start stops early, and the segmentation is made out of all of them.`}
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
  );
}
