import type { KMeansEngine } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { moments } from '../../../kernels/moments.ts';
import { type NullModel, copulaNull, gaussianNull } from '../../../kernels/null-copies.ts';
import { predictionStrength } from '../../../kernels/prediction-strength.ts';
import type { EvidencePlan } from './evidence-plan.ts';
import type { KEvidence } from './evidence.ts';
import { evidenceOf, gapPValue } from './evidence-of.ts';
import { fitRange } from './fit-range.ts';
import { judgedRows } from './judged-rows.ts';
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
  const judged = judgedRows(matrix, plan.rows, seed);
  const strengths = ks.map((k) => strengthsAt(matrix, engine, k, seed, plan));
  const asked = ks.filter((_, i) => reaches(strengths[i]!, plan.nullsFrom));
  const drawsOf = (model: NullModel, replicates: number): NullDraw[] =>
    Array.from({ length: asked.length === 0 ? 0 : plan.nullDraws }, (_, draw) =>
      nullDraw(model, engine, { ks: asked, seed, draw, restarts: plan.nullRestarts, replicates }),
    );
  const gaussian = drawsOf(gaussianNull(judged), 0);
  const copula = drawsOf(copulaNull(judged), plan.nullReplicates);
  return fitRange(judged, ks, engine, { seed, restarts: plan.restarts }).map((each, i) =>
    evidenceOf({
      judged: each,
      dipPValue: gapPValue(judged, each),
      gaussian,
      copula,
      at: asked.indexOf(each.k),
      strengths: strengths[i]!,
      stabilities: Float64Array.from({ length: plan.replicates }, (_, replicate) =>
        replicateStability(judged, each.fit, engine, { seed, replicate }),
      ),
    }),
  );
}

function strengthsAt(
  matrix: Matrix,
  engine: KMeansEngine,
  k: number,
  seed: number,
  plan: EvidencePlan,
): Float64Array {
  const { divisions, divisionRestarts: restarts, divisionRows: rows } = plan;
  return Float64Array.from({ length: divisions }, (_, division) =>
    predictionStrength(matrix, engine, { k, seed, division, restarts, rows }),
  );
}

function reaches(strengths: Float64Array, least: number): boolean {
  const { count, mean, sampleSd } = moments(strengths);
  return least === 0 || mean + sampleSd / Math.sqrt(count) >= least;
}
