import { useMemo, useState } from 'react';
import type { SegmentationsView } from '../../pipelines/segmentation/views.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { formatCount, formatFull, formatNumber, formatShare } from '../parts/format-number.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { Panel } from '../parts/panel.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { ResultsPending } from '../shell/results-pending.tsx';
import { useStaleness } from '../use-staleness.ts';
import { CrossTableView } from './cross-table-view.tsx';
import { crossTable } from './cross-table.ts';
import styles from './compare.module.css';

/** Two segmentations of the sweep side by side. */
export function ComparePage() {
  const view = useApp((state) => state.run.views.segmentations);
  if (view === undefined) return <ResultsPending title="Compare" />;
  return view.byK.length < 2 ? <OneK k={view.byK[0]?.k} /> : <Comparison view={view} />;
}

function OneK({ k }: { readonly k: number | undefined }) {
  const { setSetting, run } = useActions();
  const { kMin, kMax } = useApp((state) => state.draft.config.clustering);
  return (
    <PageFrame title="Compare">
      <EmptyState
        title={`Only k = ${k} was tried`}
        actions={
          <Button
            look="primary"
            icon="play"
            onClick={() => {
              setSetting('clustering', 'choice', 'auto');
              void run();
            }}
          >
            Try every k from {kMin} to {kMax}
          </Button>
        }
      >
        <p>
          To compare, there must be several numbers of segments. Finished stages are kept; only the clustering
          and what follows it runs again.
        </p>
      </EmptyState>
    </PageFrame>
  );
}

function Comparison({ view }: { readonly view: SegmentationsView }) {
  const { byK, agreement } = view;
  const shownK = useApp((state) => state.shownK);
  const why = useStaleness(['segmentations']);
  const [left, setLeft] = useState(shownK);
  const [right, setRight] = useState<number>();
  const first = Math.max(
    0,
    byK.findIndex(({ k }) => k === left),
  );
  const picked = byK.findIndex(({ k }) => k === right);
  const second = picked >= 0 ? picked : first + 1 < byK.length ? first + 1 : first - 1;
  const from = byK[first]!;
  const to = byK[second]!;
  const table = useMemo(() => crossTable(from.labels, from.k, to.labels, to.k), [from, to]);
  const ari = agreement[first * byK.length + second];
  const customers = from.labels.length;
  return (
    <PageFrame
      title="Compare"
      lead={`From ${from.k} to ${to.k} segments ${formatCount(table.movers)} of ${formatCount(customers)} customers (${formatShare(table.movers / customers)}) do not stay with the majority of their segment.`}
    >
      <StaleBlock why={why}>
        <Panel title="Two numbers of segments">
          <div className={styles.choices}>
            <KSelect label="From k" byK={byK} chosen={from.k} onChoose={setLeft} />
            <KSelect label="To k" byK={byK} chosen={to.k} onChoose={setRight} />
          </div>
          <StatList
            stats={[
              {
                label: 'Adjusted Rand index',
                value: <span title={formatFull(ari)}>{formatNumber(ari)}</span>,
                note: '1 = the same partition, about 0 = by chance',
              },
              {
                label: 'Away from the majority',
                value: formatCount(table.movers),
                note: `${formatShare(table.movers / customers)} of all`,
              },
            ]}
          />
        </Panel>
        <Panel
          title={`Where the customers of ${from.k} segments are among ${to.k}`}
          note="Rows are segments on the left, columns those on the right, both by size. Marked is where the majority of a row goes."
        >
          <CrossTableView table={table} from={from.segments} to={to.segments} />
        </Panel>
      </StaleBlock>
    </PageFrame>
  );
}

function KSelect({
  label,
  byK,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly byK: SegmentationsView['byK'];
  readonly chosen: number;
  onChoose(k: number): void;
}) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {byK.map(({ k }) => (
          <option key={k} value={k}>
            {k} segments
          </option>
        ))}
      </select>
    </label>
  );
}
