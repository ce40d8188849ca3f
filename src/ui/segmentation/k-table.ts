import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import type {
  EvidencePoint,
  EvidenceView,
  GapPoint,
  KPoint,
  SweepView,
} from '../../pipelines/segmentation/views.ts';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';

/** The numbers of all curves as rows, one for each k, with what they are held against. */
export function kTable(
  { points }: Pick<SweepView, 'points'>,
  evidence: EvidenceView | undefined,
): DataTableContent {
  const judged = new Map(evidence?.points.map((point) => [point.k, point]));
  const columns = [
    ...SILHOUETTE_COLUMNS,
    ...(evidence === undefined ? [] : evidenceColumns(evidence)),
    ...CLASSICAL_COLUMNS,
  ];
  return {
    caption: 'Measures by number of segments',
    columns: ['Segments (k)', ...columns.map(({ title }) => title)],
    rows: points.map((point) => [
      formatCount(point.k),
      ...columns.map(({ cell }) => cell(point, judged.get(point.k))),
    ]),
  };
}

interface Column {
  readonly title: string;
  cell(point: KPoint, judged: EvidencePoint | undefined): string;
}

const SILHOUETTE_COLUMNS: readonly Column[] = [
  { title: 'Silhouette', cell: ({ silhouette }) => fixed(silhouette, 4) },
  {
    title: 'Standard error',
    cell: ({ silhouetteSe }) => (silhouetteSe === 0 ? 'exact' : fixed(silhouetteSe, 4)),
  },
];

const CLASSICAL_COLUMNS: readonly Column[] = [
  { title: 'Inertia', cell: ({ inertia }) => fixed(inertia, 1) },
  { title: 'Calinski–Harabasz', cell: ({ calinskiHarabasz }) => fixed(calinskiHarabasz, 1) },
  { title: 'Davies–Bouldin', cell: ({ daviesBouldin }) => fixed(daviesBouldin, 3) },
];

function evidenceColumns({ judgedRows }: EvidenceView): readonly Column[] {
  return [
    {
      title: `Silhouette of the ${formatCount(judgedRows)} judged`,
      cell: (_, at) => withError(at?.silhouette, at?.silhouetteSe),
    },
    { title: 'One Gaussian cloud: mean, 95% below', cell: (_, at) => band(at?.nullGaussian) },
    { title: 'Same marginals: mean, 95% below', cell: (_, at) => band(at?.nullCopula) },
    {
      title: 'Prediction strength',
      cell: (_, at) => withError(at?.predictionStrength, at?.predictionStrengthSe),
    },
    { title: 'Stability', cell: (_, at) => fixed(at?.stability, 3) },
    { title: 'Stability, same marginals: mean, 95% below', cell: (_, at) => band(at?.stabilityNull) },
    { title: 'Gap to one Gaussian cloud', cell: (_, at) => gap(at?.gapGaussian) },
    { title: 'Gap to same marginals', cell: (_, at) => gap(at?.gapCopula) },
    { title: 'Dip test, p', cell: (_, at) => fixed(at?.dipPValue, 4) },
  ];
}

function fixed(value: number | undefined, digits: 1 | 3 | 4): string {
  return formatFixed(value ?? NaN, digits);
}

function withError(value: number | undefined, error: number | undefined): string {
  return error === undefined || !Number.isFinite(error)
    ? fixed(value, 3)
    : `${fixed(value, 3)} ± ${fixed(error, 3)}`;
}

function band(of: NullBand | undefined): string {
  return of === undefined || !Number.isFinite(of.p95)
    ? fixed(undefined, 3)
    : `${fixed(of.mean, 3)}, ${fixed(of.p95, 3)}`;
}

function gap(of: GapPoint | undefined): string {
  return withError(of?.gap, of?.standardError);
}
