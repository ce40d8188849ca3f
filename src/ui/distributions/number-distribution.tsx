import { memo, useCallback, useMemo, useState } from 'react';
import type { Sliced } from '../../base/sliced.ts';
import {
  type Binning,
  groupDistributions,
  type GroupDistribution,
  type GroupingOfRows,
} from '../../pipelines/segmentation/figures/group-distributions.ts';
import { sortedValues } from '../../pipelines/segmentation/figures/sorted-values.ts';
import type { ProfileColumnView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ChartNote } from '../charts/chart-controls.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatPercent, formatQuantity, formatTick, shortUnit } from '../charts/format-quantity.ts';
import { binOf, type Bins, histogramBins } from '../charts/histogram.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { RidgePlot, type RidgeRow } from '../charts/ridge-plot.tsx';
import { valueScale, type ValueScale } from '../charts/value-scale.ts';
import { formatCount } from '../parts/format-number.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useSliced } from '../use-sliced.ts';
import type { DistributionProps } from './distribution-props.ts';

/** One numeric feature as histograms on one axis, with quartiles. */
export const NumberDistribution = memo(function NumberDistribution(
  props: DistributionProps & { readonly column: ProfileColumnView },
) {
  const { column, segmentation, categories, mask, selected, onSelect, control } = props;
  const { segments, labels } = segmentation;
  const { values, unit, title } = column;
  const [pointed, setPointed] = useState<{ readonly row: number; readonly bin: number } | undefined>();
  const work = { rows: values.length, of: column };
  const shape = useSliced(
    useCallback(() => shapeOf(values), [values]),
    work,
  );
  const ofSegments = useSliced(
    useCallback(
      () => distributionsBySegment(shape, values, { labels, segments }),
      [shape, values, labels, segments],
    ),
    work,
  );
  const ofSelection = useSliced(
    useCallback(
      () =>
        distributionsOn(mask === undefined ? undefined : shape, values, {
          groupOf: (row) => 1 - (mask?.[row] ?? 0),
          groups: 1,
        }),
      [shape, values, mask],
    ),
    work,
  );
  const groups = useMemo(
    () => [
      ...(shape === undefined
        ? []
        : [{ key: 'all', label: 'All customers', style: undefined, of: shape.all }]),
      ...(ofSegments ?? []).map(({ name, of }, index) => ({
        key: `segment ${index}`,
        label: `${index + 1} ${name}`,
        style: categories[index],
        of,
      })),
      ...(ofSelection === undefined
        ? []
        : ofSelection.map((of) => ({ key: 'selection', label: 'Selection', style: undefined, of }))),
    ],
    [shape, ofSegments, ofSelection, categories],
  );
  const rows = useMemo(
    () =>
      groups.map(({ of, ...row }): RidgeRow => ({
        ...row,
        shares: of.shares,
        quartiles: of.quartiles,
        notes: [`median ${formatQuantity(of.quartiles[1], unit)}`, ...missingWords(of)],
      })),
    [groups, unit],
  );
  const table = useMemo(() => distributionTable(title, unit, groups), [title, unit, groups]);
  const pick = useCallback(
    (index: number) => onSelect(index === selected ? undefined : index),
    [selected, onSelect],
  );
  const said = shortUnit(unit);
  const shown = pointed === undefined ? undefined : groups[pointed.row];
  return (
    <ChartFrame
      title={`${title} by segment${said === '' || said === 'share' ? '' : ` (${said})`}`}
      subtitle={`${shape?.scale.kind === 'log' ? 'logarithmic axis; ' : ''}each row is scaled to its own height, dashed: all customers`}
      howToRead={`Each row shows how ${title.toLowerCase()} is spread over the customers of a segment, with the outline of all customers behind it. The bar below spans the middle half of the customers and its tick is the median; customers without a value are counted, not drawn.`}
      table={table}
      drawing="svg"
      fileName={`strata-distribution-${column.name}`}
      above={control}
      below={
        <ChartNote>
          {shown === undefined || pointed === undefined || shape === undefined
            ? column.missing === 0
              ? 'Point at a bar to read it in words.'
              : `${formatCount(column.missing)} without a value: ${column.missingMeans}.`
            : barWords({
                shown,
                all: shape.all,
                bins: shape.bins.edges,
                whole: shape.bins.whole,
                bin: pointed.bin,
                unit,
              })}
        </ChartNote>
      }
    >
      <MeasuredBox>
        {(width) =>
          shape === undefined || ofSegments === undefined ? (
            <Waiting what="Counting the customers" />
          ) : (
            <RidgePlot
              rows={rows}
              reference={shape.all.shares}
              bins={shape.bins}
              scale={shape.scale}
              axisTitle={`${title}${said === '' || said === 'share' ? '' : `, ${said}`}`}
              formatTick={said === 'share' ? formatPercent : formatTick}
              width={width}
              alternative={`Histograms of ${title} by segment. Medians: ${groups.map(({ label, of }) => `${label} ${formatQuantity(of.quartiles[1], unit)}`).join('; ')}.`}
              selected={selected}
              onSelect={pick}
              onPoint={setPointed}
            />
          )
        }
      </MeasuredBox>
    </ChartFrame>
  );
});

/** All customers on the axis of the feature. */
interface Shape {
  readonly scale: ValueScale;
  readonly bins: Bins;
  readonly all: GroupDistribution;
}

function* shapeOf(values: Float32Array): Sliced<Shape> {
  const sorted = yield* sortedValues(values);
  const scale = valueScale(sorted, 5);
  const bins = histogramBins(sorted, scale);
  const [all] = yield* groupDistributions(values, { groupOf: () => 0, groups: 1 }, binningOf(bins));
  return { scale, bins, all: all! };
}

/** Nothing as long as there is no axis. */
function* distributionsOn(
  shape: Shape | undefined,
  values: Float32Array,
  grouping: GroupingOfRows,
): Sliced<readonly GroupDistribution[] | undefined> {
  return shape === undefined ? undefined : yield* groupDistributions(values, grouping, binningOf(shape.bins));
}

/** With the names that the segments have then, which may be others when it is done. */
function* distributionsBySegment(
  shape: Shape | undefined,
  values: Float32Array,
  { labels, segments }: Pick<ShownSegmentation, 'labels' | 'segments'>,
): Sliced<readonly { readonly name: string; readonly of: GroupDistribution }[] | undefined> {
  const grouping = { groupOf: (row: number) => labels[row]!, groups: segments.length };
  const made = yield* distributionsOn(shape, values, grouping);
  return made?.map((of, index) => ({ name: segments[index]!.name, of }));
}

function binningOf(bins: Bins): Binning {
  return { bins: bins.edges.length - 1, binOf: (value) => binOf(bins, value) };
}

interface Group {
  readonly label: string;
  readonly of: GroupDistribution;
}

function missingWords({ missing }: GroupDistribution): readonly string[] {
  return missing === 0 ? [] : [`${formatCount(missing)} missing`];
}

function barWords({
  shown,
  all,
  bins,
  whole,
  bin,
  unit,
}: {
  readonly shown: Group;
  readonly all: GroupDistribution;
  readonly bins: Float64Array;
  readonly whole: boolean;
  readonly bin: number;
  readonly unit: string;
}): string {
  const range = whole
    ? formatQuantity(bins[bin]! + 0.5, unit)
    : `${formatQuantity(bins[bin], unit)} to ${formatQuantity(bins[bin + 1], unit)}`;
  return `${range}: ${formatPercent(shown.of.shares[bin])} of ${shown.label === 'All customers' ? 'all customers' : `${shown.label}, ${formatPercent(all.shares[bin])} of all customers`}.`;
}

function distributionTable(title: string, unit: string, groups: readonly Group[]): DataTableContent {
  return {
    caption: `${title} by segment`,
    columns: ['Group', 'Customers', 'Missing', 'Lower quartile', 'Median', 'Upper quartile', 'Mean'],
    rows: groups.map(({ label, of }) => [
      label,
      formatCount(of.present + of.missing),
      formatCount(of.missing),
      ...[...of.quartiles, of.mean].map((value) => formatQuantity(value, unit)),
    ]),
  };
}
