import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import { STRUCTURE_THRESHOLDS } from '../../pipelines/segmentation/structure/thresholds.ts';
import type { EvidencePoint, EvidenceView, KPoint, SweepView } from '../../pipelines/segmentation/views.ts';
import type { Curve, CurveBand, CurvePoint } from '../charts/curve.ts';
import { formatFixed, formatShort } from '../charts/format-quantity.ts';

/** All that is known of every k tried. */
export interface KMeasures {
  readonly sweep: Pick<SweepView, 'points'>;
  /** Absent where structure is not tested, or not yet. */
  readonly evidence: EvidenceView | undefined;
  /** The k at the bend of the inertia curve, where there is one. */
  readonly elbow: number | undefined;
}

/** The measures over k with what each is held against: first those that decide on structure, then the classical ones. */
export function kSeries({ sweep, evidence, elbow }: KMeasures): readonly Curve[] {
  return [
    silhouetteCurve(sweep.points, evidence),
    ...(evidence === undefined ? [] : [strengthCurve(evidence), stabilityCurve(evidence)]),
    {
      title: 'Inertia',
      hint: 'squared distance; look for a bend',
      points: sweep.points.map(({ k, inertia }) => ({ x: k, y: inertia })),
      mark: elbow === undefined ? undefined : { label: 'elbow', x: elbow },
      format: formatShort,
    },
    {
      title: 'Calinski–Harabasz',
      hint: 'ratio, higher is better',
      points: sweep.points.map(({ k, calinskiHarabasz }) => ({ x: k, y: calinskiHarabasz })),
      format: formatShort,
    },
    {
      title: 'Davies–Bouldin',
      hint: 'ratio, lower is better',
      points: sweep.points.map(({ k, daviesBouldin }) => ({ x: k, y: daviesBouldin })),
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

function strengthCurve({ points, strengthFrom }: EvidenceView): Curve {
  return {
    title: 'Prediction strength',
    hint: '0 to 1, higher is better',
    points: points.map((point) => withError(point.k, point.predictionStrength, point.predictionStrengthSe)),
    threshold: { label: `${strengthFrom}: clear`, y: strengthFrom, side: 'above' },
    span: [0, 1],
    format: (value) => formatFixed(value, 2),
  };
}

function stabilityCurve({ points }: EvidenceView): Curve {
  return {
    title: 'Stability',
    hint: 'Jaccard, higher is better',
    points: points.map(({ k, stability }) => ({ x: k, y: stability })),
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

/** With one standard error to both sides, where it was estimated. */
function withError(x: number, y: number | undefined, error: number | undefined): CurvePoint {
  return y === undefined || error === undefined || !(error > 0)
    ? { x, y }
    : { x, y, low: y - error, high: y + error };
}
