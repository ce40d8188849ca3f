import { randomStream, sampleIndices } from '../../../base/random.ts';
import { closestPair, dipTestBetween } from '../../../kernels/dip-test.ts';
import { type Gap, gapStatistic, logDispersion } from '../../../kernels/gap-statistic.ts';
import type { KMeansEngine } from '../../../kernels/k-means.ts';
import { type Matrix, selectRows } from '../../../kernels/matrix.ts';
import { moments } from '../../../kernels/moments.ts';
import { type NullModel, copulaNull, gaussianNull } from '../../../kernels/null-copies.ts';
import { predictionStrength } from '../../../kernels/prediction-strength.ts';
import type { EvidencePlan } from './evidence-plan.ts';
import type { KEvidence } from './evidence.ts';
import { fitRange } from './fit-range.ts';
import { nullBand } from './null-band.ts';
import { type NullDraw, nullDraw } from './null-draw.ts';
import { replicateStability } from './stability-replicate.ts';

/**
 * Measures everything the rule for structure asks, in place. A run does the same by tasks: a fit per k
 * and restart, one per null copy, one per division and k, one per replicate and k.
 */
export function collectEvidence(
  matrix: Matrix,
  ks: readonly number[],
  engine: KMeansEngine,
  seed: number,
  plan: EvidencePlan,
): readonly KEvidence[] {
  const judged = selectRows(matrix, sampleIndices(matrix.rows, plan.rows, randomStream(seed, 'judged rows')));
  const strengths = ks.map((k) => strengthsAt(matrix, engine, k, seed, plan));
  const asked = ks.filter((_, i) => strengths[i]!.mean + strengths[i]!.standardError >= plan.nullsFrom);
  const drawsOf = (model: NullModel, replicates: number): NullDraw[] =>
    Array.from({ length: asked.length === 0 ? 0 : plan.nullDraws }, (_, draw) =>
      nullDraw(model, engine, { ks: asked, seed, draw, restarts: plan.nullRestarts, replicates }),
    );
  const gaussian = drawsOf(gaussianNull(judged), 0);
  const copula = drawsOf(copulaNull(judged), plan.nullReplicates);
  return fitRange(judged, ks, engine, { seed, restarts: plan.restarts }).map((each, i) => {
    const { k, fit, silhouette, silhouetteSe } = each;
    const at = asked.indexOf(k);
    const over = (draws: readonly NullDraw[], of: keyof NullDraw): Float64Array =>
      Float64Array.from(draws, (draw) => draw[of][at] ?? NaN);
    const gap = (draws: readonly NullDraw[]): Gap =>
      gapStatistic(k, logDispersion(fit.inertia), over(draws, 'inertias').map(logDispersion));
    const replicates = Float64Array.from({ length: plan.replicates }, (_, replicate) =>
      replicateStability(judged, fit, engine, { seed, replicate }),
    );
    return {
      k,
      silhouette,
      silhouetteSe,
      gaussianBand: nullBand(over(gaussian, 'silhouettes')),
      copulaBand: nullBand(over(copula, 'silhouettes')),
      gaussianGap: gap(gaussian),
      copulaGap: gap(copula),
      predictionStrength: strengths[i]!.mean,
      predictionStrengthSe: strengths[i]!.standardError,
      stability: moments(replicates).mean,
      stabilityBand: nullBand(over(copula, 'stabilities')),
      dipPValue: dipTestBetween(judged, fit.labels, fit.centroids, closestPair(fit.centroids)).pValue,
    };
  });
}

function strengthsAt(
  matrix: Matrix,
  engine: KMeansEngine,
  k: number,
  seed: number,
  plan: EvidencePlan,
): { readonly mean: number; readonly standardError: number } {
  const { divisions, divisionRestarts: restarts, divisionRows: rows } = plan;
  const { mean, sampleSd } = moments(
    Float64Array.from({ length: divisions }, (_, division) =>
      predictionStrength(matrix, engine, { k, seed, division, restarts, rows }),
    ),
  );
  return { mean, standardError: sampleSd / Math.sqrt(divisions) };
}
