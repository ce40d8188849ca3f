import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import { STRUCTURE_THRESHOLDS } from '../../pipelines/segmentation/structure/thresholds.ts';
import type { EvidencePoint, EvidenceView, KPoint, SweepView } from '../../pipelines/segmentation/views.ts';
import type { Curve, CurveBand, CurvePoint } from '../charts/curve.ts';
import { formatFixed, formatShort } from '../charts/format-quantity.ts';

/** The measures that decide on structure, with what each is held against; without evidence only the silhouette. */
export function structureSeries(
  { points }: Pick<SweepView, 'points'>,
  evidence: EvidenceView | undefined,
): readonly Curve[] {
  return [
    silhouetteCurve(points, evidence),
    ...(evidence === undefined
      ? []
      : [strengthCurve(points, evidence), stabilityCurve(points, evidence), gapCurve(points, evidence)]),
  ];
}

/**
 * The classical measures, which only compare one k with another; `elbow` is the k at the bend of inertia, "none" where it has
 * no clear one, undefined until that is known.
 */
export function classicalSeries(
  { points }: Pick<SweepView, 'points'>,
  elbow: number | 'none' | undefined,
): readonly Curve[] {
  return [
    {
      title: 'Inertia',
      hint: elbow === 'none' ? 'squared distance; no clear elbow' : 'squared distance; look for a bend',
      points: points.map(({ k, inertia }) => ({ x: k, y: inertia })),
      mark: typeof elbow === 'number' ? { label: 'elbow', x: elbow } : undefined,
      format: formatShort,
    },
    {
      title: 'Calinski–Harabasz',
      hint: 'higher is better; no null band',
      points: points.map(({ k, calinskiHarabasz }) => ({ x: k, y: calinskiHarabasz })),
      format: formatShort,
    },
    {
      title: 'Davies–Bouldin',
      hint: 'lower is better; no null band',
      points: points.map(({ k, daviesBouldin }) => ({ x: k, y: daviesBouldin })),
      format: (value) => formatFixed(value, 2),
    },
  ];
}

function silhouetteCurve(points: readonly KPoint[], evidence: EvidenceView | undefined): Curve {
  const judged = evidence?.points.some(({ silhouette }) => silhouette !== undefined) === true;
  return {
    title: 'Silhouette',
    hint: '−1 to 1, higher is better',
    points: judged
      ? evidence.points.map((point) => withError(point.k, point.silhouette, point.silhouetteSe))
      : points.map((point) => withError(point.k, point.silhouette, point.silhouetteSe)),
    bands: [
      bandOf('one Gaussian cloud', 'filled', evidence?.points, ({ nullGaussian }) => nullGaussian),
      bandOf('same marginals', 'hatched', evidence?.points, ({ nullCopula }) => nullCopula),
    ],
    format: (value) => formatFixed(value, 3),
  };
}

function strengthCurve(tried: readonly KPoint[], { points, strengthFrom }: EvidenceView): Curve {
  return {
    title: 'Prediction strength',
    hint: '0 to 1, higher is better',
    points:
      points.length === 0
        ? unmeasured(tried)
        : points.map((point) => withError(point.k, point.predictionStrength, point.predictionStrengthSe)),
    threshold: { label: `${strengthFrom}: clear`, y: strengthFrom, side: 'above' },
    span: [0, 1],
    format: (value) => formatFixed(value, 2),
  };
}

function stabilityCurve(tried: readonly KPoint[], { points }: EvidenceView): Curve {
  return {
    title: 'Stability',
    hint: 'Jaccard, higher is better',
    points:
      points.length === 0 ? unmeasured(tried) : points.map(({ k, stability }) => ({ x: k, y: stability })),
    bands: [bandOf('same marginals', 'hatched', points, ({ stabilityNull }) => stabilityNull)],
    threshold: {
      label: `unstable below ${STRUCTURE_THRESHOLDS.stability}`,
      y: STRUCTURE_THRESHOLDS.stability,
      side: 'below',
    },
    span: [0, 1],
    format: (value) => formatFixed(value, 2),
  };
}

/** Null copies are in the measure itself: it is how far inertia lies below theirs, in logarithms. */
function gapCurve(tried: readonly KPoint[], { points }: EvidenceView): Curve {
  return {
    title: 'Gap statistic',
    hint: 'in logarithms, higher is better',
    points:
      points.length === 0
        ? unmeasured(tried)
        : points.map(({ k, gapGaussian }) => withError(k, gapGaussian?.gap, gapGaussian?.standardError)),
    threshold: { label: '0: as a cloud', y: 0, side: 'above' },
    format: (value) => formatFixed(value, 3),
  };
}

function bandOf(
  label: string,
  look: CurveBand['look'],
  points: readonly EvidencePoint[] | undefined,
  of: (point: EvidencePoint) => NullBand | undefined,
): CurveBand {
  return {
    label,
    look,
    points: (points ?? []).flatMap((point) => {
      const band = of(point);
      return band === undefined || !Number.isFinite(band.p95)
        ? []
        : [{ x: point.k, low: Math.min(band.mean, band.p95), high: band.p95 }];
    }),
  };
}

/** Places on the axis without values. */
function unmeasured(tried: readonly KPoint[]): readonly CurvePoint[] {
  return tried.map(({ k }) => ({ x: k, y: undefined }));
}

/** With one standard error to both sides, where it was estimated. */
function withError(x: number, y: number | undefined, error: number | undefined): CurvePoint {
  return y === undefined || error === undefined || !(error > 0)
    ? { x, y }
    : { x, y, low: y - error, high: y + error };
}
