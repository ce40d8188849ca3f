import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Projection, Segment } from '../../pipelines/segmentation/model.ts';
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
import { componentLayout } from './map-layout.ts';
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
  const layout = useMemo(() => componentLayout(projection), [projection]);
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
      membersInFront(labels, segments.length, {
        matching,
        selected,
        chosen: undefined,
        fade: certainty === undefined || from === undefined ? undefined : { certainty, from },
      }).inFront,
    [labels, segments, matching, selected, certainty, from],
  );
  const table = useMemo(
    () => centreTable({ projection, labels, segments, certainty }),
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
  const together = projection.explained[0] + projection.explained[1];

  return (
    <ChartFrame
      title="Map of the customers (first two principal components)"
      subtitle={`shows ${formatPercent(together)} of the variance${certainty === undefined ? '; how certain each assignment is was not tested' : ''}`}
      howToRead={`Each mark is a customer; customers who are alike lie close together, and the numbers stand at the centres of the segments. The map keeps only ${formatPercent(together)} of the variance and is not what was clustered: segments that overlap here may be apart in other features.${certainty === undefined ? '' : ' Certainty is the share of bootstrap samples in which a customer stays in its segment: fading the certain ones leaves those who lie between segments.'}`}
      table={table}
      drawing="canvas"
      fileName="strata-map"
      above={
        certainty === undefined ? undefined : (
          <CertaintyControl certainty={certainty} from={fadeFrom} onFrom={setFadeFrom} />
        )
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
            codes={labels}
            categories={categories}
            inFront={inFront}
            eligible={eligible}
            alternative={alternative(segments, together)}
            width={width}
            describe={describe}
            onPick={pick}
            onChoose={onChoose}
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
