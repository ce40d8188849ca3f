import { memo, useCallback, useMemo } from 'react';
import type { CustomerSilhouettes } from '../../pipelines/segmentation/sweep/customer-silhouettes.ts';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { rowMask, selectionMode, selectRows } from '../../state/selection.ts';
import { useServices } from '../app-context.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed, formatPercent } from '../charts/format-quantity.ts';
import { KnifeCanvas } from '../charts/knife-canvas.tsx';
import { KNIFE_ROOM } from '../charts/knife-drawing.ts';
import { knifeLayout, type KnifeLayout } from '../charts/knife-layout.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { Button } from '../parts/button.tsx';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { CustomerTip } from '../segmentation/customer-tip.tsx';
import styles from './silhouette-panel.module.css';

export interface SilhouettePanelProps {
  readonly silhouettes: CustomerSilhouettes;
  readonly labels: Uint8Array;
  readonly ids: readonly string[];
  readonly segments: readonly Segment[];
  readonly categories: readonly CategoryStyle[];
  /** Rows that are selected in any view. */
  readonly chosen: Uint32Array | undefined;
  readonly selected: number | undefined;
}

const ORIGIN = 'silhouette plot';

/** How well each customer lies in its segment, one bar for each. */
export const SilhouettePanel = memo(function SilhouettePanel(props: SilhouettePanelProps) {
  const { silhouettes, labels, ids, segments, categories, chosen, selected } = props;
  const { store } = useServices();
  const { rows, widths } = silhouettes;
  const rowOf = useCallback((index: number) => rows?.[index] ?? index, [rows]);
  const height = Math.max(420, segments.length * 44 + KNIFE_ROOM.top + KNIFE_ROOM.bottom);
  const layout = useMemo(
    () =>
      knifeLayout(widths, (index) => labels[rowOf(index)]!, segments.length, {
        top: KNIFE_ROOM.top,
        bottom: height - KNIFE_ROOM.bottom,
        gap: 6,
        leastBand: 16,
      }),
    [widths, labels, rowOf, segments.length, height],
  );
  const marked = useMemo(() => {
    if (chosen === undefined) return undefined;
    const all = rowMask(chosen, labels.length);
    return Uint8Array.from(widths, (_, index) => all[rowOf(index)]!);
  }, [chosen, labels.length, widths, rowOf]);
  const below = useMemo(() => belowZero(layout), [layout]);
  const mean = useMemo(() => meanOfAll(layout, labels, segments.length), [layout, labels, segments.length]);
  const notes = useMemo(
    () =>
      layout.bands.map(
        ({ mean: own, below: count }) =>
          `mean ${formatFixed(own, 2)}${count === 0 ? '' : `\n${formatCount(count)} below 0`}`,
      ),
    [layout],
  );
  const table = useMemo(() => silhouetteTable(layout, segments), [layout, segments]);
  const choose = useCallback(
    (indices: Uint32Array, keys: { readonly shiftKey: boolean; readonly altKey: boolean }) => {
      const how = { mode: selectionMode(keys), origin: ORIGIN };
      const chosenRows = Uint32Array.from(indices, rowOf);
      store.actions.selectCustomers(selectRows(store.getState().selection, chosenRows, how));
    },
    [store, rowOf],
  );
  const describe = useCallback(
    (index: number) => {
      const row = rowOf(index);
      return (
        <CustomerTip id={ids[row]} segment={segments[labels[row]!]}>
          silhouette {formatFixed(widths[index] ?? NaN, 2)}
        </CustomerTip>
      );
    },
    [rowOf, ids, segments, labels, widths],
  );
  const say = useCallback(
    (index: number) => {
      const row = rowOf(index);
      const segment = labels[row]! + 1;
      return `${ids[row]}, segment ${segment}, silhouette ${formatFixed(widths[index] ?? NaN, 2)}`;
    },
    [rowOf, ids, labels, widths],
  );
  const sampled = rows !== undefined;
  const shown = formatCounted(widths.length, 'customer');

  return (
    <ChartFrame
      title="Silhouette of each customer (−1 to 1)"
      subtitle={
        sampled
          ? `a stratified sample of ${formatCount(widths.length)} of ${formatCounted(labels.length, 'customer')}, measured within it`
          : `exact, all ${shown}`
      }
      howToRead="Each bar is a customer, sorted within its segment: near 1 it lies deep in its segment, near 0 between two, and below 0 it is nearer to another segment than to its own. A broad, blunt blade is a segment that holds together; a thin tip or a red tail is one that does not. The line in each blade is its mean, the dashed one that of all customers."
      table={table}
      drawing="canvas"
      fileName="strata-silhouettes"
      above={
        <div className={styles.controls}>
          <p>
            {below.length === 0
              ? 'No customer lies nearer to another segment than to its own.'
              : `${formatCounted(below.length, 'customer')}${sampled ? ' of the sample' : ''} (${formatPercent(below.length / widths.length)}) ${below.length === 1 ? 'lies' : 'lie'} nearer to another segment than to the own one.`}
          </p>
          {below.length === 0 ? undefined : (
            <Button look="quiet" onClick={() => choose(below, { shiftKey: false, altKey: false })}>
              Select {below.length === 1 ? 'it' : 'them'}
            </Button>
          )}
        </div>
      }
      below={
        <p className={styles.keys}>
          Click a bar or drag along the bars to select; Shift adds, Alt takes away. Keys: arrows and Page keys
          move, Shift extends, Enter selects.
        </p>
      }
    >
      <MeasuredBox>
        {(width) => (
          <KnifeCanvas
            layout={layout}
            values={widths}
            styles={categories}
            notes={notes}
            mean={mean}
            marked={marked}
            selected={selected}
            axisTitle="Silhouette (below 0: nearer to another segment)"
            formatTick={formatTwo}
            width={width}
            height={height}
            alternative={alternative(layout, segments, below.length, sampled)}
            describe={describe}
            say={say}
            onChoose={choose}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
});

function formatTwo(value: number): string {
  return formatFixed(value, Math.abs(value * 10 - Math.round(value * 10)) < 1e-9 ? 1 : 2);
}

function belowZero({ order, bands }: KnifeLayout): Uint32Array {
  return Uint32Array.from(bands.flatMap(({ to, below }) => [...order.subarray(to - below, to)]));
}

/** Segments weigh by all of their customers, whatever their part in a sample. */
function meanOfAll({ bands }: KnifeLayout, labels: Uint8Array, k: number): number {
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label]!++;
  const known = bands.filter(({ from, to }) => to > from);
  const all = known.reduce((sum, { category }) => sum + sizes[category]!, 0);
  return known.reduce((sum, { category, mean }) => sum + mean * sizes[category]!, 0) / all;
}

function silhouetteTable({ bands }: KnifeLayout, segments: readonly Segment[]): DataTableContent {
  return {
    caption: 'Silhouettes by segment',
    columns: ['Segment', 'Bars', 'Mean silhouette', 'Below 0', 'Share below 0'],
    rows: segments.map(({ id, name }, index) => {
      const { from = 0, to = 0, mean = NaN, below = 0 } = bands[index] ?? {};
      return [
        `${id + 1} ${name}`,
        formatCount(to - from),
        formatFixed(mean, 3),
        formatCount(below),
        formatPercent(to > from ? below / (to - from) : undefined),
      ];
    }),
  };
}

function alternative(
  { bands, order }: KnifeLayout,
  segments: readonly Segment[],
  below: number,
  sampled: boolean,
): string {
  const means = bands
    .map(({ category, mean }) => `${category + 1} ${segments[category]?.name}: ${formatFixed(mean, 2)}`)
    .join('; ');
  return `Silhouettes of ${order.length} ${sampled ? 'sampled ' : ''}customers, ${below} below 0. Means by segment: ${means}. Arrow keys go from customer to customer, Page keys from segment to segment, Enter selects.`;
}
