import type { KPoint, SweepView } from '../../pipelines/segmentation/views.ts';
import type { CurvePoint } from '../charts/curve.ts';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed, formatShort } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';
import type { Stat } from '../parts/stat-list.tsx';

/** One measure over the number of segments. */
export interface KSeries {
  readonly title: string;
  readonly hint: string;
  readonly points: readonly CurvePoint[];
  readonly format: (value: number) => string;
}

/** The four measures of a sweep, as far as they are known. */
export function kSeries({ points }: Pick<SweepView, 'points'>): readonly KSeries[] {
  const curve = (value: (point: KPoint) => number | undefined) =>
    points.map((point) => ({ x: point.k, y: value(point) }));
  return [
    {
      title: 'Silhouette',
      hint: 'higher is better',
      points: points.map(silhouettePoint),
      format: (value) => formatFixed(value, 3),
    },
    {
      title: 'Calinski–Harabasz',
      hint: 'higher is better',
      points: curve((point) => point.calinskiHarabasz),
      format: formatShort,
    },
    {
      title: 'Davies–Bouldin',
      hint: 'lower is better',
      points: curve((point) => point.daviesBouldin),
      format: (value) => formatFixed(value, 2),
    },
    {
      title: 'Inertia',
      hint: 'look for a bend',
      points: curve((point) => point.inertia),
      format: formatShort,
    },
  ];
}

/** The same numbers side by side, for a sweep that tried a single k. */
export function kStats({ points }: Pick<SweepView, 'points'>): readonly Stat[] {
  const [point] = points;
  if (point === undefined) return [];
  const exact = point.silhouetteSe === undefined || point.silhouetteSe === 0;
  return [
    {
      label: 'Silhouette',
      value: formatFixed(point.silhouette ?? NaN, 3),
      note: exact
        ? 'from −1 to 1, higher is better'
        : `± ${formatFixed(point.silhouetteSe, 3)}, from a sample`,
    },
    { label: 'Calinski–Harabasz', value: formatShort(point.calinskiHarabasz), note: 'higher is better' },
    { label: 'Davies–Bouldin', value: formatFixed(point.daviesBouldin ?? NaN, 2), note: 'lower is better' },
    { label: 'Inertia', value: formatShort(point.inertia), note: 'squared distance to the centres' },
  ];
}

/** The same numbers as rows, one for each k. */
export function kTable({ points }: Pick<SweepView, 'points'>): DataTableContent {
  return {
    caption: 'Measures by number of segments',
    columns: [
      'Segments (k)',
      'Silhouette',
      'Standard error',
      'Calinski–Harabasz',
      'Davies–Bouldin',
      'Inertia',
    ],
    rows: points.map((point) => [
      formatCount(point.k),
      formatFixed(point.silhouette ?? NaN, 4),
      point.silhouetteSe === 0 ? 'exact' : formatFixed(point.silhouetteSe ?? NaN, 4),
      formatFixed(point.calinskiHarabasz ?? NaN, 1),
      formatFixed(point.daviesBouldin ?? NaN, 3),
      formatFixed(point.inertia, 1),
    ]),
  };
}

function silhouettePoint({ k, silhouette, silhouetteSe }: KPoint): CurvePoint {
  if (silhouette === undefined || silhouetteSe === undefined || silhouetteSe === 0)
    return { x: k, y: silhouette };
  return {
    x: k,
    y: silhouette,
    low: silhouette - 1.96 * silhouetteSe,
    high: silhouette + 1.96 * silhouetteSe,
  };
}
