import type { StageContext } from '../../../engine/stage.ts';
import { type RestartFit, bestFit } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { copulaNull, gaussianNull } from '../../../kernels/null-copies.ts';
import { divisionTask } from '../tasks/division-task.ts';
import { nullDrawTask } from '../tasks/null-draw-task.ts';
import { replicateTask } from '../tasks/replicate-task.ts';
import { restartTask } from '../tasks/restart-task.ts';
import type { EvidencePlan } from './evidence-plan.ts';
import type { KEvidence } from './evidence.ts';
import { evidenceOf, gapPValue } from './evidence-of.ts';
import { type JudgedFit, judgeFits } from './fit-range.ts';
import { judgedRows } from './judged-rows.ts';
import type { NullDraw } from './null-draw.ts';

/** What a measurement needs of a stage. */
export type Measuring = Pick<StageContext, 'seed' | 'map' | 'checkpoint'>;

/**
 * What `collectEvidence` measures, bit for bit, by tasks: a fit per k and restart, one per null copy, one per division and
 * k, one per replicate and k. Fits are those of the SIMD engine, with which the rule is calibrated. Null copies are drawn
 * for every k. `onPart` hears the evidence so far, with NaN for what is still to be measured.
 */
export async function measureEvidence(
  matrix: Matrix,
  ks: readonly number[],
  plan: EvidencePlan,
  { seed, map, checkpoint }: Measuring,
  onPart: (evidence: readonly KEvidence[]) => void = () => {},
): Promise<readonly KEvidence[]> {
  const judged = judgedRows(matrix, plan.rows, seed);
  const starts = pairs(ks, plan.restarts);
  const fits = await map(
    restartTask,
    { matrix: judged, engine: 'simd', maxIterations: 300 },
    starts.map(({ of: k, index: restart }) => ({ k, restart, seed })),
    { progress: [0, 0.05], note: 'Fits of the customers judged' },
  );
  await checkpoint();
  const collected = startCollecting(judged, judgeFits(judged, ks, bestOfEach(fits, plan.restarts)), plan);
  const tell = (): void => onPart(collected.evidence());
  tell();
  await checkpoint();

  const draws = pairs(['gaussian', 'copula'] as const, plan.nullDraws);
  await map(
    nullDrawTask,
    { gaussian: gaussianNull(judged), copula: copulaNull(judged) },
    draws.map(({ of: kind, index: draw }) => {
      const replicates = kind === 'copula' ? plan.nullReplicates : 0;
      return { kind, ks, seed, draw, restarts: plan.nullRestarts, replicates };
    }),
    {
      progress: [0.05, 0.6],
      note: 'Copies without segments',
      onResult(found, at) {
        const { of: kind, index } = draws[at]!;
        collected[kind][index] = found;
        tell();
      },
    },
  );

  const divisions = pairs(ks, plan.divisions);
  const { divisionRows: rows, divisionRestarts: restarts } = plan;
  await map(
    divisionTask,
    matrix,
    divisions.map(({ of: k, index: division }) => ({ k, seed, division, restarts, rows })),
    {
      progress: [0.6, 0.9],
      note: 'Divisions into halves',
      onResult(strength, at) {
        collected.strengths[at] = strength;
        tell();
      },
    },
  );

  const replicates = pairs(ks, plan.replicates);
  await map(
    replicateTask,
    {
      matrix: judged,
      baselines: collected.fits.map(({ fit: { labels, centroids } }) => ({ labels, centroids })),
    },
    replicates.map(({ of: k, index: replicate }) => ({ baseline: ks.indexOf(k), seed, replicate })),
    {
      progress: [0.9, 1],
      note: 'Subsamples',
      onResult(stability, at) {
        collected.stabilities[at] = stability;
        tell();
      },
    },
  );
  return collected.evidence();
}

/** Every one of `each` with every index below `times`, the index running faster. */
function pairs<T>(each: readonly T[], times: number): readonly { readonly of: T; readonly index: number }[] {
  return each.flatMap((of) => Array.from({ length: times }, (_, index) => ({ of, index })));
}

function bestOfEach(fits: readonly RestartFit[], restarts: number): readonly RestartFit[] {
  return Array.from({ length: fits.length / restarts }, (_, i) =>
    bestFit(fits.slice(i * restarts, (i + 1) * restarts)),
  );
}

interface Collected {
  readonly fits: readonly JudgedFit[];
  readonly gaussian: (NullDraw | undefined)[];
  readonly copula: (NullDraw | undefined)[];
  /** In the order of k, then division; NaN until measured. */
  readonly strengths: Float64Array;
  /** In the order of k, then replicate; NaN until measured. */
  readonly stabilities: Float64Array;
  evidence(): readonly KEvidence[];
}

function startCollecting(judged: Matrix, fits: readonly JudgedFit[], plan: EvidencePlan): Collected {
  const pValues = fits.map((fit) => gapPValue(judged, fit));
  const gaussian: (NullDraw | undefined)[] = [];
  const copula: (NullDraw | undefined)[] = [];
  const strengths = new Float64Array(fits.length * plan.divisions).fill(NaN);
  const stabilities = new Float64Array(fits.length * plan.replicates).fill(NaN);
  const present = (draws: readonly (NullDraw | undefined)[]): NullDraw[] =>
    draws.filter((draw) => draw !== undefined);
  return {
    fits,
    gaussian,
    copula,
    strengths,
    stabilities,
    evidence: () =>
      fits.map((fit, at) =>
        evidenceOf({
          judged: fit,
          dipPValue: pValues[at]!,
          gaussian: present(gaussian),
          copula: present(copula),
          at,
          strengths: strengths.subarray(at * plan.divisions, (at + 1) * plan.divisions),
          stabilities: stabilities.subarray(at * plan.replicates, (at + 1) * plan.replicates),
        }),
      ),
  };
}
