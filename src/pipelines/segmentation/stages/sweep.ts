import { calinskiHarabasz } from '../../../kernels/calinski-harabasz.ts';
import { daviesBouldin } from '../../../kernels/davies-bouldin.ts';
import { FINISHED_ROWS, restartEnding, restartRows } from '../../../kernels/clustering-engine.ts';
import { IMPROVED_ROWS } from '../../../kernels/improved-rows.ts';
import { inertia } from '../../../kernels/inertia.ts';
import { clusterMeans } from '../../../kernels/cluster-means.ts';
import { type RestartFit, bestFit, orderFit } from '../../../kernels/k-means.ts';
import { type Matrix, selectRows } from '../../../kernels/matrix.ts';
import { ASSIGN_ONLY, sampleStream } from '../../../kernels/sampled-fit.ts';
import { stratifiedRows } from '../../../kernels/stratified-rows.ts';
import type { SegmentationConfig } from '../config.ts';
import { type Fit, type Sweep, stage } from '../model.ts';
import type { Notice } from '../notice.ts';
import { countDistinctRows } from '../sweep/count-distinct-rows.ts';
import { feasibleRange } from '../sweep/feasible-range.ts';
import { fitAllCustomers } from '../sweep/fit-all-customers.ts';
import { PART_OF_STAGE, judgeSilhouettes } from '../sweep/judge-silhouettes.ts';
import { engineNamed } from '../tasks/engine-named.ts';
import { finishTask } from '../tasks/finish-task.ts';
import { restartTask } from '../tasks/restart-task.ts';
import type { KPoint, SweepView } from '../views.ts';

type FitWithoutSilhouette = Omit<
  Fit,
  'silhouette' | 'silhouetteSe' | 'segmentSilhouettes' | 'customerSilhouettes'
>;

/** Clusters the prepared matrix at every k of the range, keeps the best of the restarts, and judges each by the same measures. */
export const sweep = stage({
  makes: 'sweep',
  title: 'Clustering',
  about:
    'Finds the best k-means partition for every number of segments and measures how well each separates the customers.',
  version: 5,
  needs: ['features'],
  uses: ['clustering'],
  async run({ features }, { clustering }, context): Promise<Sweep> {
    const matrix: Matrix = { values: features.values, rows: features.rows, columns: features.names.length };
    const distinct = countDistinctRows(
      matrix,
      clustering.choice === 'fixed' ? clustering.k : clustering.kMax,
    );
    const feasible = feasibleRange(clustering, matrix.rows, distinct);
    const { ks } = feasible;
    const { engine, maxIterations, restarts } = clustering;
    const warnings = [...feasible.warnings, ...(engine === 'mini-batch' ? [EXPLORATION] : [])];
    const { seed } = context;
    const totalInertia = totalOf(matrix);
    const judged = new Map<number, FitWithoutSilhouette>();
    const settle = (fit: FitWithoutSilhouette): void => {
      judged.set(fit.k, fit);
      const points = ks.flatMap((k) => (judged.has(k) ? [partialPoint(judged.get(k)!)] : []));
      context.partial({ points, totalInertia, silhouetteRows: 0, warnings } satisfies SweepView);
    };

    const clustered = clusteredRows(matrix, clustering, seed);
    const sample = restartRows(engineNamed(engine), clustered, { seed });
    const inputs = ks.flatMap((k) =>
      Array.from({ length: restarts }, (_, restart) => ({ k, restart, seed })),
    );
    const waiting = new Map(ks.map((k) => [k, [] as RestartFit[]]));
    const ending = restartEnding(clustered.rows);
    const shared = { ...sample, engine, maxIterations, ending };
    const isWhole = clustered === matrix && matrix.rows <= FINISHED_ROWS;
    const ended = await context.map(restartTask, shared, inputs, {
      progress: [0, 0.6],
      note: `k = ${ks[0]!}${ks.length > 1 ? ` … ${ks.at(-1)!}` : ''}, ${restarts} restarts each`,
      onResult(fit, index) {
        const { k } = inputs[index]!;
        const own = waiting.get(k)!;
        own.push(fit);
        if (own.length === restarts && ending === 'settled' && isWhole) {
          settle(judge(matrix, k, bestFit(own), own));
        }
      },
    });
    const restartsOf = (i: number): readonly RestartFit[] => ended.slice(i * restarts, (i + 1) * restarts);
    const onAll = (fit: RestartFit, i: number): void => settle(judge(matrix, ks[i]!, fit, restartsOf(i)));
    let finished: readonly RestartFit[] = ks.map((_, i) => bestFit(restartsOf(i)));
    if (clustered.rows > IMPROVED_ROWS) {
      const unfinished = ks.map((k, i) => ({ k, seed, fits: restartsOf(i) }));
      const rest = { matrix: clustered, sample, engine, maxIterations };
      finished = await context.map(finishTask, rest, unfinished, {
        progress: [0.6, isWhole ? PART_OF_STAGE[0] : 0.7],
        note: 'The best of the restarts of each k',
        ...(isWhole ? { onResult: onAll } : {}),
      });
    }
    if (!isWhole) {
      const passes = clustered === matrix && engine !== 'mini-batch' ? maxIterations : ASSIGN_ONLY;
      await fitAllCustomers({ matrix, engine, maxIterations: passes }, finished, context, onAll);
    }
    const found = ks.map((k) => judged.get(k)!);
    const { silhouettes, rows } = await judgeSilhouettes(matrix, found, clustering, context);
    const fits = found.map((fit, i): Fit => {
      const { mean, standardError, perSegment, perCustomer } = silhouettes[i]!;
      return {
        ...fit,
        silhouette: mean,
        silhouetteSe: standardError,
        segmentSilhouettes: perSegment,
        customerSilhouettes: perCustomer,
      };
    });
    return { fits, engine, silhouetteRows: rows, totalInertia, warnings };
  },
  view: ({ fits, totalInertia, silhouetteRows, warnings }): SweepView => ({
    points: fits.map(
      ({
        k,
        inertia: within,
        silhouette,
        silhouetteSe,
        calinskiHarabasz: ch,
        daviesBouldin: db,
        restartInertias,
      }) => ({
        k,
        inertia: within,
        silhouette,
        silhouetteSe,
        calinskiHarabasz: ch,
        daviesBouldin: db,
        restartInertias,
      }),
    ),
    totalInertia,
    silhouetteRows,
    warnings,
  }),
  metrics: ({ fits, silhouetteRows }) => ({
    fits: fits.length,
    restarts: fits.reduce((sum, fit) => sum + fit.restartInertias.length, 0),
    iterations: fits.reduce((sum, fit) => sum + fit.iterations, 0),
    silhouetteRows,
  }),
});

const EXPLORATION: Notice = {
  code: 'exploration',
  message:
    'Clustered by mini-batches, for exploration: the segments are near an optimum, not the optimum. Choose another engine before they are used.',
};

/** All customers, or the sample of them that the settings ask for. */
function clusteredRows(
  matrix: Matrix,
  { sample, sampleRows }: Pick<SegmentationConfig['clustering'], 'sample' | 'sampleRows'>,
  seed: number,
): Matrix {
  if (sample === 'all' || matrix.rows <= sampleRows) return matrix;
  return selectRows(matrix, stratifiedRows(matrix, sampleRows, sampleStream(seed)));
}

function judge(
  matrix: Matrix,
  k: number,
  winner: RestartFit,
  fits: readonly RestartFit[],
): FitWithoutSilhouette {
  const best = orderFit(winner);
  return {
    k,
    labels: best.labels,
    centroids: best.centroids.values,
    inertia: best.inertia,
    iterations: best.iterations,
    restartInertias: fits.toSorted((a, b) => a.restart - b.restart).map((fit) => fit.inertia),
    calinskiHarabasz: calinskiHarabasz(matrix, best.labels, k),
    daviesBouldin: daviesBouldin(matrix, best.labels, k),
  };
}

function partialPoint(fit: FitWithoutSilhouette): KPoint {
  const { k, inertia: within, calinskiHarabasz: ch, daviesBouldin: db } = fit;
  return {
    k,
    inertia: within,
    silhouette: undefined,
    silhouetteSe: undefined,
    calinskiHarabasz: ch,
    daviesBouldin: db,
  };
}

function totalOf(matrix: Matrix): number {
  const labels = new Uint8Array(matrix.rows);
  return inertia(matrix, labels, clusterMeans(matrix, labels, 1).centroids);
}
