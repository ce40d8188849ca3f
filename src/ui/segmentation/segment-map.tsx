import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { once } from '../../base/once.ts';
import type { Projection } from '../../pipelines/segmentation/map/artifacts.ts';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { useApp } from '../app-context.ts';
import { CategoryLegend } from '../charts/category-legend.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed, formatPercent } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount } from '../parts/format-number.ts';
import { CertaintyControl } from './certainty-control.tsx';
import { certaintyBySegment } from './certainty-by-segment.ts';
import { MapCanvas, type MapCanvasProps } from './map-canvas.tsx';
import { byPoint, componentLayout, embeddingLayout } from './map-layout.ts';
import { type LayoutName, UmapChoice } from './umap-choice.tsx';
import { membersInFront } from './members-in-front.ts';
import { segmentCentres } from './segment-centres.ts';

export interface SegmentMapProps {
  readonly projection: Projection;
  readonly labels: Uint8Array;
  readonly ids: readonly string[];
  readonly segments: readonly Segment[];
  readonly categories: readonly CategoryStyle[];
  /** Share of bootstrap samples in which each customer stays in its segment; undefined: not tested. */
  readonly certainty: Float32Array | undefined;
  /** Rows that the table shows; undefined when it shows all. */
  readonly matching: Uint32Array | undefined;
  /** Customers chosen in any view. */
  readonly chosen: Uint32Array | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
  readonly onChoose: MapCanvasProps['onChoose'];
}

/** All customers in two dimensions, by segment. */
export const SegmentMap = memo(function SegmentMap(props: SegmentMapProps) {
  const { projection, labels, ids, segments, categories, certainty, matching, chosen, selected, onSelect } =
    props;
  const { onChoose } = props;
  const [fadeFrom, setFadeFrom] = useState<number | undefined>(undefined);
  const from = useDeferredValue(certainty === undefined ? undefined : fadeFrom);
  const embedding = useApp((state) => state.run.views.embedding);
  const [layoutName, setLayoutName] = useState<LayoutName>('components');
  const layout = useMemo(
    () =>
      layoutName === 'umap' && embedding !== undefined && embedding.rows.every((row) => row < labels.length)
        ? embeddingLayout(embedding)
        : componentLayout(projection),
    [layoutName, embedding, projection, labels],
  );
  const isUmap = layout.rows !== undefined;
  const { inFront, counts } = useMemo(
    () =>
      membersInFront(labels, segments.length, {
        matching,
        selected,
        chosen,
        fade: certainty === undefined || from === undefined ? undefined : { certainty, from },
      }),
    [labels, segments, matching, selected, chosen, certainty, from],
  );
  const eligible = useMemo(
    () =>
      chosen === undefined
        ? inFront
        : membersInFront(labels, segments.length, {
            matching,
            selected,
            chosen: undefined,
            fade: certainty === undefined || from === undefined ? undefined : { certainty, from },
          }).inFront,
    [labels, segments, inFront, matching, selected, chosen, certainty, from],
  );
  const { rows } = layout;
  const points = useMemo(
    () => ({
      codes: byPoint(labels, rows),
      inFront: inFront === undefined ? undefined : byPoint(inFront, rows),
      eligible: eligible === undefined ? undefined : byPoint(eligible, rows),
    }),
    [labels, inFront, eligible, rows],
  );
  const table = useMemo(
    () => once(() => centreTable({ projection, labels, segments, certainty })),
    [projection, labels, segments, certainty],
  );
  const describe = useCallback(
    (index: number) => {
      const label = labels[index] ?? 0;
      return (
        <>
          <strong>{ids[index]}</strong>
          <br />
          {label + 1} {segments[label]?.name}
          {certainty === undefined ? undefined : (
            <>
              <br />
              {certaintyWords(certainty[index])}
            </>
          )}
        </>
      );
    },
    [ids, labels, segments, certainty],
  );
  const pick = useCallback(
    (index: number | undefined) => {
      const label = index === undefined ? undefined : labels[index];
      onSelect(label === selected ? undefined : label);
    },
    [labels, selected, onSelect],
  );
  const describePoint = useCallback((point: number) => describe(rows?.[point] ?? point), [describe, rows]);
  const pickPoint = useCallback(
    (point: number | undefined) => pick(point === undefined ? undefined : (rows?.[point] ?? point)),
    [pick, rows],
  );
  const choosePoints = useCallback<MapCanvasProps['onChoose']>(
    (chosenPoints, how) =>
      onChoose(rows === undefined ? chosenPoints : chosenPoints.map((i) => rows[i]!), how),
    [onChoose, rows],
  );
  const together = projection.explained[0] + projection.explained[1];

  return (
    <ChartFrame
      title={
        isUmap
          ? 'Map of the customers (UMAP of a sample)'
          : 'Map of the customers (first two principal components)'
      }
      subtitle={`${isUmap ? 'a sample, by UMAP' : `shows ${formatPercent(together)} of the variance`}${certainty === undefined ? '; how certain each assignment is was not tested' : ''}`}
      howToRead={`${isUmap ? UMAP_HELP : componentHelp(together)}${certainty === undefined ? '' : ' Certainty is the share of bootstrap samples in which a customer stays in its segment: fading the certain ones leaves those who lie between segments.'}`}
      table={table}
      drawing="canvas"
      fileName="strata-map"
      above={
        <>
          <UmapChoice shown={layoutName} onShow={setLayoutName} sampled={embedding?.rows.length} />
          {certainty === undefined ? undefined : (
            <CertaintyControl certainty={certainty} from={fadeFrom} onFrom={setFadeFrom} />
          )}
        </>
      }
      below={
        <CategoryLegend
          label="Segments on the map"
          entries={categories.map((style, index) => ({
            style,
            count: countText(counts[index] ?? 0, segments[index]?.size ?? 0),
          }))}
          selected={selected}
          onSelect={onSelect}
        />
      }
    >
      <MeasuredBox>
        {(width) => (
          <MapCanvas
            layout={layout}
            codes={points.codes}
            categories={categories}
            inFront={points.inFront}
            eligible={points.eligible}
            alternative={isUmap ? umapAlternative(segments) : alternative(segments, together)}
            width={width}
            describe={describePoint}
            onPick={pickPoint}
            onChoose={choosePoints}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
});

/** "stays in 83% of the draws". */
function certaintyWords(share: number | undefined): string {
  return share === undefined || Number.isNaN(share)
    ? 'certainty not known: no draw had this customer'
    : `stays in its segment in ${formatPercent(share)} of the draws`;
}

function countText(inFront: number, size: number): string {
  return inFront === size ? formatCount(size) : `${formatCount(inFront)} / ${formatCount(size)}`;
}

const UMAP_HELP =
  'Each mark is a customer of a random sample; neighbours here are alike. It is a picture only: distances between groups, their sizes and their shapes say nothing, and nothing was clustered by it.';

function componentHelp(together: number): string {
  return `Each mark is a customer; customers who are alike lie close together, and the numbers stand at the centres of the segments. The map keeps only ${formatPercent(together)} of the variance and is not what was clustered: segments that overlap here may be apart in other features.`;
}

function umapAlternative(segments: readonly Segment[]): string {
  const names = segments.map(({ id, name }) => `${id + 1} ${name}`).join('; ');
  return `Scatter of a sample of the customers by UMAP, by segment: ${names}. A picture only.`;
}

function alternative(segments: readonly Segment[], together: number): string {
  const sizes = segments.map(({ id, name, size }) => `${id + 1} ${name}: ${size}`).join('; ');
  return `Scatter of all customers on two principal components, ${formatPercent(together)} of the variance. Customers by segment: ${sizes}. The table gives the centre of each segment.`;
}

function centreTable({
  projection,
  labels,
  segments,
  certainty,
}: Pick<SegmentMapProps, 'projection' | 'labels' | 'segments' | 'certainty'>): DataTableContent {
  const certainties = certainty === undefined ? [] : certaintyBySegment(certainty, labels, segments.length);
  const centres = segmentCentres(projection, labels, segments.length);
  return {
    caption: 'Centre and spread of each segment on the map',
    columns: [
      'Segment',
      'Customers',
      'Component 1',
      'Component 2',
      'Spread, component 1',
      'Spread, component 2',
      ...(certainty === undefined ? [] : ['Mean certainty']),
    ],
    rows: segments.map(({ id, name, size }, index) => {
      const centre = centres[index];
      return [
        `${id + 1} ${name}`,
        formatCount(size),
        ...[centre?.x, centre?.y, centre?.spreadX, centre?.spreadY].map((value) =>
          formatFixed(value ?? NaN, 2),
        ),
        ...(certainty === undefined ? [] : [formatPercent(certainties[index])]),
      ];
    }),
  };
}
