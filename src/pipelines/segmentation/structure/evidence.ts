import type { Gap } from '../../../kernels/gap-statistic.ts';
import type { Notice } from '../notice.ts';

/** What null copies have of a measure: data without clusters, of the same dependence. */
export interface NullBand {
  readonly draws: number;
  readonly mean: number;
  /** Sample standard deviation. */
  readonly sd: number;
  /** 95 % quantile, type 7. */
  readonly p95: number;
}

/** All that was measured at one k, on the rows that structure is judged by. */
export interface KEvidence {
  readonly k: number;
  /** Mean silhouette, and its standard error over the rows. */
  readonly silhouette: number;
  readonly silhouetteSe: number;
  /** Silhouettes of Gaussian copies with the same covariance. */
  readonly gaussianBand: NullBand;
  /** Silhouettes of copula copies with the same marginals and rank correlations. */
  readonly copulaBand: NullBand;
  /** Gap statistic with those copies as reference sets. */
  readonly gaussianGap: Gap;
  readonly copulaGap: Gap;
  /** Prediction strength, mean over divisions, and its standard error. */
  readonly predictionStrength: number;
  readonly predictionStrengthSe: number;
  /** Mean best-match Jaccard of subsample fits, over clusters and replicates. */
  readonly stability: number;
  /** The same on copula copies. */
  readonly stabilityBand: NullBand;
  /** p-value of the dip test between the two closest centroids. */
  readonly dipPValue: number;
}

/** What speaks for and against structure at each k of the sweep, in its order; without those that are too many for the customers. */
export interface Evidence {
  readonly byK: readonly KEvidence[];
  /** Customers that silhouettes, null copies and stability were measured on. */
  readonly judgedRows: number;
  /** Null copies of each kind. */
  readonly nullDraws: number;
  readonly warnings: readonly Notice[];
}
