import { closestPair, dipTestBetween } from '../../../kernels/dip-test.ts';
import { type Gap, gapStatistic, logDispersion } from '../../../kernels/gap-statistic.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { moments } from '../../../kernels/moments.ts';
import type { KEvidence } from './evidence.ts';
import type { JudgedFit } from './fit-range.ts';
import { nullBand } from './null-band.ts';
import type { NullDraw } from './null-draw.ts';

/** The single measurements at one k, as many of each as were taken. */
export interface Measurements {
  readonly judged: JudgedFit;
  readonly dipPValue: number;
  /** What null copies have; `at` is the place of this k among the k of the draws, −1 when it has none. */
  readonly gaussian: readonly NullDraw[];
  readonly copula: readonly NullDraw[];
  readonly at: number;
  /** Prediction strength of each division. */
  readonly strengths: Float64Array;
  /** Stability of each replicate. */
  readonly stabilities: Float64Array;
}

/** The evidence at one k; NaN for what was not measured (yet). O(measurements). */
export function evidenceOf(measured: Measurements): KEvidence {
  const { judged, dipPValue, gaussian, copula, at } = measured;
  const { k, fit, silhouette, silhouetteSe } = judged;
  const over = (draws: readonly NullDraw[], of: keyof NullDraw): Float64Array =>
    Float64Array.from(draws, (draw) => draw[of][at] ?? NaN);
  const gap = (draws: readonly NullDraw[]): Gap =>
    gapStatistic(k, logDispersion(fit.inertia), over(draws, 'inertias').map(logDispersion));
  const strengths = moments(measured.strengths);
  return {
    k,
    silhouette,
    silhouetteSe,
    gaussianBand: nullBand(over(gaussian, 'silhouettes')),
    copulaBand: nullBand(over(copula, 'silhouettes')),
    gaussianGap: gap(gaussian),
    copulaGap: gap(copula),
    predictionStrength: strengths.mean,
    predictionStrengthSe: strengths.sampleSd / Math.sqrt(strengths.count),
    stability: moments(measured.stabilities).mean,
    stabilityBand: nullBand(over(copula, 'stabilities')),
    dipPValue,
  };
}

/** p-value of the dip test between the two closest clusters of a fit. O(rows × columns + rows log rows). */
export function gapPValue(matrix: Matrix, { fit }: JudgedFit): number {
  return dipTestBetween(matrix, fit.labels, fit.centroids, closestPair(fit.centroids)).pValue;
}
