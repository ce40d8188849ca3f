import { memo, useCallback, useMemo, useState } from 'react';
import { placesUpTo } from '../../base/key-order.ts';
import { randomStream } from '../../base/random.ts';
import type { Sliced } from '../../base/sliced.ts';
import type { FeaturesView, ProfilesView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { CategoryLegend } from '../charts/category-legend.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartControls, ChartNote } from '../charts/chart-controls.tsx';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { ParallelCanvas } from '../charts/parallel-canvas.tsx';
import type { ParallelAxis } from '../charts/parallel-drawing.ts';
import { ChoiceRow } from '../parts/choice-row.tsx';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { Waiting } from '../parts/waiting.tsx';
import { CustomerTip } from '../segmentation/customer-tip.tsx';
import { FeatureChecks } from './feature-checks.tsx';
import {
  meanPlaces,
  preparedUnit,
  profileAxes,
  type AxisKind,
  type ProfileAxis,
  type Scaling,
} from './profile-axes.ts';
import { useSliced } from '../use-sliced.ts';
import { useBrushes } from './use-brushes.ts';
import { useStrongestFeatures } from './use-strongest-features.ts';

export interface ParallelPanelProps {
  readonly profiles: ProfilesView;
  readonly features: FeaturesView;
  readonly scaling: Scaling;
  readonly segmentation: ShownSegmentation;
  readonly categories: readonly CategoryStyle[];
  /** Rows that are selected in any view. */
  readonly chosen: Uint32Array | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
}

/** Axes with the means of the segments that they were made of. */
interface AxesOf {
  readonly axes: readonly ParallelAxis[];
  readonly segmentation: ShownSegmentation;
}

const NO_AXES: readonly never[] = [];
const MOST_LINES = 1000;
const MOST_IN_FRONT = 600;
const FIRST_AXES = 7;
const MOST_AXES = 12;

const KINDS = [
  { name: 'prepared', title: 'As clustered' },
  { name: 'raw', title: 'In their units' },
] as const;

/** All features of a customer as one line across their axes; ranges of axes select customers. */
export const ParallelPanel = memo(function ParallelPanel(props: ParallelPanelProps) {
  const { profiles, features, scaling, segmentation, categories, chosen, selected, onSelect } = props;
  const { labels, segments } = segmentation;
  const [kind, setKind] = useState<AxisKind>('prepared');
  const [wanted, setWanted] = useState<readonly string[] | undefined>(undefined);
  const axisOf = useMemo(
    () => profileAxes({ profiles, features, scaling, kind }),
    [profiles, features, scaling, kind],
  );
  const ordered = useStrongestFeatures(profiles, segmentation);
  const strongest = useMemo(() => {
    const clustered = new Set(features.preparation.map(({ name }) => name));
    return ordered.filter((name) => clustered.has(name)).slice(0, FIRST_AXES);
  }, [ordered, features]);
  const names = wanted ?? strongest;
  const work = { rows: labels.length, of: profiles };
  const findAxes = useCallback(
    function* (): Sliced<readonly ProfileAxis[]> {
      const made: ProfileAxis[] = [];
      for (const name of names) {
        const axis = yield* axisOf(name);
        if (axis !== undefined) made.push(axis);
      }
      return made;
    },
    [names, axisOf],
  );
  const found = useSliced(findAxes, work) ?? NO_AXES;
  const drawAxes = useCallback(
    function* (): Sliced<AxesOf> {
      const { labels, segments } = segmentation;
      const made: ParallelAxis[] = [];
      for (const [at, axis] of found.entries()) {
        const labelled = kind === 'raw' || scaling === 'none' || at === found.length - 1;
        const { name, title, places, scale, format, formatTick } = axis;
        made.push({
          name,
          title,
          places,
          means: yield* meanPlaces(axis, labels, segments.length),
          ticks: scale.ticks.map((value) => ({
            place: scale.at(value),
            text: labelled ? formatTick(value) : '',
          })),
          format: (place) => format(scale.valueAt(place)),
        });
      }
      return { axes: made, segmentation };
    },
    [found, segmentation, kind, scaling],
  );
  const { axes, segmentation: drawn } = useSliced(drawAxes, work) ?? { axes: NO_AXES, segmentation };
  const { brushes, preview, onBrush, forget } = useBrushes(found);
  const sample = useMemo(() => drawnRows(labels.length, MOST_LINES), [labels.length]);
  const front = useMemo(() => thinned(preview ?? chosen, MOST_IN_FRONT), [preview, chosen]);
  const table = useMemo(() => meansTable(axes, drawn, kind, scaling), [axes, drawn, kind, scaling]);
  const move = useCallback(
    (name: string, by: number) => {
      const at = names.indexOf(name);
      setWanted(names.toSpliced(at, 1).toSpliced(at + by, 0, name));
    },
    [names],
  );
  const choose = useCallback(
    (next: readonly string[]) => {
      forget();
      setWanted(next);
    },
    [forget],
  );
  const describe = useCallback(
    (row: number) => <CustomerTip id={profiles.ids[row]} segment={drawn.segments[drawn.labels[row]!]} />,
    [profiles.ids, drawn],
  );
  const brushed = preview ?? (Object.keys(brushes).length > 0 ? (chosen ?? new Uint32Array()) : undefined);

  return (
    <ChartFrame
      title={`Features of all customers, ${kind === 'prepared' ? preparedUnit(scaling) : 'each in its unit'}`}
      subtitle={`thick: means of the segments; faint: ${sample.length < labels.length ? `a random sample of ${formatCount(sample.length)} of ${formatCounted(labels.length, 'customer')}` : `all ${formatCounted(labels.length, 'customer')}`}`}
      howToRead="Each line is a customer and crosses every axis at its value, so lines that run together are customers who are alike. Drag along an axis to keep the customers in that range, on several axes to keep those in all of them; the grip moves an axis next to another one."
      table={table}
      drawing="canvas"
      fileName="strata-parallel-coordinates"
      above={
        <ChartControls>
          <ChoiceRow
            label="Values"
            options={KINDS}
            chosen={kind}
            onChoose={(next) => {
              forget();
              setKind(next);
            }}
          />
          <FeatureChecks
            label="Axes"
            all={features.preparation}
            chosen={names}
            most={MOST_AXES}
            onChoose={choose}
          />
        </ChartControls>
      }
      below={
        <>
          <CategoryLegend
            label="Segments on the parallel coordinates"
            entries={categories.map((style, index) => ({ style, count: formatCount(segments[index]?.size) }))}
            selected={selected}
            onSelect={onSelect}
          />
          <ChartNote>
            <span aria-live="polite">
              {brushed === undefined
                ? 'Drag along an axis, or move its ends with the arrow keys, to select customers.'
                : `${formatCount(brushed.length)} of ${formatCounted(labels.length, 'customer')} inside the chosen ranges.`}
            </span>
          </ChartNote>
        </>
      }
    >
      <MeasuredBox>
        {(width) =>
          axes.length === 0 && names.length > 0 ? (
            <Waiting what="Laying the customers out on their axes" />
          ) : (
            <ParallelCanvas
              axes={axes}
              codes={drawn.labels}
              styles={categories}
              sample={sample}
              front={front}
              selected={selected}
              width={width}
              brushes={brushes}
              onBrush={onBrush}
              onMove={move}
              describe={describe}
              alternative={`Parallel coordinates of ${formatCounted(axes.length, 'feature')}: ${axes.map(({ title }) => title).join(', ')}. The table has the mean of each segment.`}
            />
          )
        }
      </MeasuredBox>
    </ChartFrame>
  );
});

/** A seeded draw, the same whenever it is asked for: one of each of `most` equal stretches. O(most). */
function drawnRows(rows: number, most: number): Uint32Array {
  if (rows <= most) return placesUpTo(rows);
  const random = randomStream(rows, 'lines of parallel coordinates');
  return Uint32Array.from({ length: most }, (_, at) => Math.floor(((at + random.unit()) * rows) / most));
}

/** Every so many of the rows, so that at most `most` are left. */
function thinned(rows: Uint32Array | undefined, most: number): Uint32Array | undefined {
  if (rows === undefined || rows.length <= most) return rows;
  const step = rows.length / most;
  return Uint32Array.from({ length: most }, (_, at) => rows[Math.floor(at * step)]!);
}

function meansTable(
  axes: readonly ParallelAxis[],
  { segments }: ShownSegmentation,
  kind: AxisKind,
  scaling: Scaling,
): DataTableContent {
  return {
    caption: `Means of the segments, ${kind === 'prepared' ? preparedUnit(scaling) : 'in the unit of each feature'}`,
    columns: ['Segment', ...axes.map(({ title }) => title)],
    rows: segments.map(({ id, name }, segment) => [
      `${id + 1} ${name}`,
      ...axes.map(({ means, format }) => (Number.isFinite(means[segment]) ? format(means[segment]!) : '—')),
    ]),
  };
}
