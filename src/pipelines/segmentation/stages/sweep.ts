import { atOnce, type Sliced, withBreaks } from '../../../base/sliced.ts';
import { calinskiHarabasz } from '../../../kernels/calinski-harabasz.ts';
import { daviesBouldin } from '../../../kernels/davies-bouldin.ts';
import { inertia } from '../../../kernels/inertia.ts';
import { clusterMeans } from '../../../kernels/cluster-means.ts';
import { type RestartFit, orderFit } from '../../../kernels/k-means.ts';
import { type Matrix, selectRows } from '../../../kernels/matrix.ts';
import { FINISHED_ROWS } from '../../../kernels/restart-rows.ts';
import { ASSIGN_ONLY, sampleStream } from '../../../kernels/sampled-fit.ts';
import { stratifiedRows } from '../../../kernels/stratified-rows.ts';
import type { SegmentationConfig } from '../config.ts';
import { stage } from '../model.ts';
import type { Fit, Sweep } from '../sweep/artifacts.ts';
import type { Notice } from '../notice.ts';
import { countDistinctRows } from '../sweep/count-distinct-rows.ts';
import { feasibleRange } from '../sweep/feasible-range.ts';
import { fitAllCustomers } from '../sweep/fit-all-customers.ts';
import { type FitAtK, fitEveryK } from '../sweep/fit-every-k.ts';
import { judgeSilhouettes } from '../sweep/judge-silhouettes.ts';
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
  version: 6,
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
    const isWhole = clustered === matrix && matrix.rows <= FINISHED_ROWS;
    const judging = ({ fit, restartInertias }: FitAtK, index: number): Sliced<FitWithoutSilhouette> =>
      judge(matrix, ks[index]!, fit, restartInertias);
    const fitting = { matrix: clustered, ks, restarts, seed, engine, maxIterations };
    const fitted = await fitEveryK(fitting, context, (fit, index) => {
      if (isWhole) settle(atOnce(judging(fit, index)));
    });
    if (!isWhole) {
      const passes = clustered === matrix && engine !== 'mini-batch' ? maxIterations : ASSIGN_ONLY;
      await fitAllCustomers(
        { matrix, engine, maxIterations: passes },
        fitted.map(({ fit }) => fit),
        context,
        async (fit, index) =>
          settle(await withBreaks(judging({ ...fitted[index]!, fit }, index), context.checkpoint)),
      );
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

function* judge(
  matrix: Matrix,
  k: number,
  winner: RestartFit,
  restartInertias: readonly number[],
): Sliced<FitWithoutSilhouette> {
  const best = orderFit(winner);
  yield;
  const separation = calinskiHarabasz(matrix, best.labels, k);
  yield;
  return {
    k,
    labels: best.labels,
    centroids: best.centroids.values,
    inertia: best.inertia,
    iterations: best.iterations,
    restartInertias,
    calinskiHarabasz: separation,
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
