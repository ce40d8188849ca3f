import { memo, useCallback, useMemo } from 'react';
import type { Sliced } from '../../base/sliced.ts';
import type { Segmentation } from '../../pipelines/segmentation/model.ts';
import { rowMask, selectionMode, selectRows } from '../../state/selection.ts';
import { sweptOf } from '../../pipelines/segmentation/edits/swept.ts';
import { useActions, useApp, useServices } from '../app-context.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatPercent } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { TreeDiagram } from '../charts/tree-diagram.tsx';
import type { TreeItem } from '../charts/tree-steps.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useSliced } from '../use-sliced.ts';
import { acrossKWords } from './across-k-words.ts';
import { rowsAcrossK, type SegmentsAcrossK, segmentsAcrossK } from './segments-across-k.ts';

export interface AcrossKPanelProps {
  readonly shown: Segmentation;
  readonly categories: readonly CategoryStyle[];
  /** Rows that are selected in any view. */
  readonly chosen: Uint32Array | undefined;
}

/** Where the customers of each segment go when there is one segment more. */
export const AcrossKPanel = memo(function AcrossKPanel(props: AcrossKPanelProps) {
  const { shown } = props;
  const found = useApp((state) => state.run.views.segmentations);
  const edited = useApp((state) => state.edited);
  const byK = useMemo(() => (found?.byK ?? []).map((each) => edited.at(each.k) ?? each), [found, edited]);
  const count = useCallback(
    function* (): Sliced<Counted> {
      return { across: yield* segmentsAcrossK(byK, shown), byK };
    },
    [byK, shown],
  );
  const counted = useSliced(count, { rows: shown.labels.length, of: found });
  if (byK.length < 2) return <OneK k={sweptOf(shown).k} />;
  return counted === undefined ? <Waiting what="Counting" /> : <AcrossK {...props} {...counted} />;
});

/** What was counted, and of which segmentations. */
interface Counted {
  readonly across: SegmentsAcrossK;
  readonly byK: readonly Segmentation[];
}

function AcrossK({ shown, categories, chosen, across, byK }: AcrossKPanelProps & Counted) {
  const { store } = useServices();
  const table = useMemo(() => flowTable(across), [across]);
  const describe = useCallback((item: TreeItem) => acrossKWords(across, item), [across]);
  const colourOf = useCallback(
    (level: number, index: number) =>
      categories[across.mainlyIn[level]?.[index] ?? -1]?.colour ?? 'var(--segment-other)',
    [across, categories],
  );
  const selectedShare = useMemo(
    () => (chosen === undefined ? undefined : shareOf(byK, chosen)),
    [byK, chosen],
  );
  const pick = useCallback(
    (item: TreeItem, keys: { readonly shiftKey: boolean; readonly altKey: boolean }) => {
      const labelsAt = (level: number) => sweptOf(byK[level]!);
      const rows =
        item.kind === 'node'
          ? rowsAcrossK(labelsAt(item.node.level), item.node.index)
          : rowsAcrossK(labelsAt(item.flow.level), item.flow.from, {
              labels: labelsAt(item.flow.level + 1).labels,
              segment: item.flow.to,
            });
      const how = { mode: selectionMode(keys), origin: originOf(across, item) };
      store.actions.selectCustomers(selectRows(store.getState().selection, rows, how));
    },
    [byK, across, store],
  );
  const customers = shown.labels.length;
  return (
    <ChartFrame
      title="Segments across numbers of segments (customers)"
      subtitle={`${formatCounted(customers, 'customer')} at each k from ${across.ks[0]} to ${across.ks.at(-1)}; colours are those of the ${sweptOf(shown).k} segments shown`}
      howToRead="Each column is one number of segments, each block a segment as high as its customers, each band the customers who two neighbouring columns share; a block has the colour of the shown segment that most of its customers are in. Bands that go straight on belong to segments that stay whatever k is; a block fed by many thin bands is put together from pieces, a sign of too many segments (clustree: Zappia & Oshlack 2018). Click a block or a band, or walk with the arrow keys and press Enter, to select its customers."
      table={table}
      drawing="svg"
      fileName="strata-across-k"
    >
      <MeasuredBox>
        {(width) => (
          <TreeDiagram
            counts={across.sizes}
            shared={across.shared}
            levelNames={across.ks.map((k) => (across.ks.length > 8 ? String(k) : `k = ${k}`))}
            marked={across.ks.indexOf(sweptOf(shown).k)}
            colourOf={colourOf}
            numberOf={numberOf}
            describe={describe}
            selectedShare={selectedShare}
            label="Segments by number of segments, arrow keys walk, Enter selects customers"
            width={width}
            onPick={pick}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}

function OneK({ k }: { readonly k: number }) {
  const { setSetting, run } = useActions();
  const { kMin, kMax } = useApp((state) => state.draft.config.clustering);
  return (
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
      <p>Where customers go as segments are added can be seen when there are several numbers of segments.</p>
    </EmptyState>
  );
}

function numberOf(index: number): string {
  return String(index + 1);
}

/** "the flow from segment 2 of 5 to segment 4 of 6". */
function originOf({ ks }: SegmentsAcrossK, item: TreeItem): string {
  if (item.kind === 'node') return `segment ${item.node.index + 1} of ${ks[item.node.level]}`;
  const { level, from, to } = item.flow;
  return `the flow from segment ${from + 1} of ${ks[level]} to segment ${to + 1} of ${ks[level + 1]}`;
}

/** What share of a node or band is selected. */
function shareOf(byK: readonly Segmentation[], chosen: Uint32Array): (item: TreeItem) => number {
  const swept = byK.map(sweptOf);
  const mask = rowMask(chosen, swept[0]?.labels.length ?? 0);
  const byNode = swept.map(({ k, labels }) => {
    const counts = new Uint32Array(k);
    for (let row = 0; row < labels.length; row++) if (mask[row] === 1) counts[labels[row]!]!++;
    return counts;
  });
  const byFlow = swept.slice(1).map(({ k, labels }, at) => {
    const before = swept[at]!;
    const counts = new Uint32Array(before.k * k);
    for (let row = 0; row < labels.length; row++)
      if (mask[row] === 1) counts[before.labels[row]! * k + labels[row]!]!++;
    return counts;
  });
  return (item) => {
    if (item.kind === 'node') return byNode[item.node.level]![item.node.index]! / item.node.count;
    const { level, from, to, count } = item.flow;
    return byFlow[level]![from * swept[level + 1]!.k + to]! / count;
  };
}

function flowTable({ ks, names, sizes, shared }: SegmentsAcrossK): DataTableContent {
  const segment = (level: number, index: number): string => `${index + 1} ${names[level]![index]}`;
  return {
    caption: 'Customers from the segments of each k to those of the next',
    columns: [
      'From k',
      'Segment',
      'To k',
      'Segment there',
      'Customers',
      'Share of the first',
      'Share of the second',
    ],
    rows: shared.flatMap((counts, level) =>
      Array.from(counts).flatMap((count, at) => {
        if (count === 0) return [];
        const k = ks[level + 1]!;
        const [from, to] = [Math.floor(at / k), at % k];
        return [
          [
            String(ks[level]),
            segment(level, from),
            String(k),
            segment(level + 1, to),
            formatCount(count),
            formatPercent(count / sizes[level]![from]!),
            formatPercent(count / sizes[level + 1]![to]!),
          ],
        ];
      }),
    ),
  };
}
