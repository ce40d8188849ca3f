import type { KPoint, SweepView } from '../../pipelines/segmentation/views.ts';
import type { CurvePoint } from '../charts/curve-chart.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed, formatShort, formatTick } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';

/** One measure over the number of segments. */
export interface KSeries {
  readonly title: string;
  readonly hint: string;
  readonly points: readonly CurvePoint[];
  readonly format: (value: number) => string;
  readonly formatTick: (value: number) => string;
}

/** The four measures of a sweep, as far as they are known. */
export function kSeries({ points }: Pick<SweepView, 'points'>): readonly KSeries[] {
  const curve = (value: (point: KPoint) => number | undefined) => points.map((point) => ({ x: point.k, y: value(point) }));
  return [
    { title: 'Silhouette', hint: 'higher is better', points: points.map(silhouettePoint), format: (value) => formatFixed(value, 3), formatTick: (value) => formatFixed(value, 2) },
    { title: 'Calinski–Harabasz', hint: 'higher is better', points: curve((point) => point.calinskiHarabasz), format: formatShort, formatTick },
    { title: 'Davies–Bouldin', hint: 'lower is better', points: curve((point) => point.daviesBouldin), format: (value) => formatFixed(value, 2), formatTick: (value) => formatFixed(value, 1) },
    { title: 'Inertia', hint: 'look for a bend', points: curve((point) => point.inertia), format: formatShort, formatTick },
  ];
}

/** The same numbers as rows, one for each k. */
export function kTable({ points }: Pick<SweepView, 'points'>): DataTableContent {
  return {
    caption: 'Measures by number of segments',
    columns: ['Segments (k)', 'Silhouette', 'Standard error', 'Calinski–Harabasz', 'Davies–Bouldin', 'Inertia'],
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
  if (silhouette === undefined || silhouetteSe === undefined || silhouetteSe === 0) return { x: k, y: silhouette };
  return { x: k, y: silhouette, low: silhouette - 1.96 * silhouetteSe, high: silhouette + 1.96 * silhouetteSe };
}
