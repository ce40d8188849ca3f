import type { EvidencePoint, KPoint } from '../../../src/pipelines/segmentation/views.ts';

/** A k with all measures, each held against something that it exceeds. */
export const CLEAR: EvidencePoint = {
  k: 4,
  silhouette: 0.4,
  silhouetteSe: 0.01,
  nullGaussian: { draws: 20, mean: 0.18, sd: 0.01, p95: 0.2 },
  nullCopula: { draws: 20, mean: 0.21, sd: 0.01, p95: 0.23 },
  gapGaussian: { gap: 0.3, standardError: 0.01 },
  gapCopula: { gap: 0.2, standardError: 0.01 },
  predictionStrength: 0.9,
  predictionStrengthSe: 0.02,
  stability: 0.88,
  stabilityNull: { draws: 20, mean: 0.6, sd: 0.05, p95: 0.7 },
  dipPValue: 0.0004,
};

/** The same k before anything was measured. */
export const UNMEASURED: EvidencePoint = {
  k: 4,
  silhouette: undefined,
  silhouetteSe: undefined,
  nullGaussian: undefined,
  nullCopula: undefined,
  gapGaussian: undefined,
  gapCopula: undefined,
  predictionStrength: undefined,
  predictionStrengthSe: undefined,
  stability: undefined,
  stabilityNull: undefined,
  dipPValue: undefined,
};

export const SWEPT: KPoint = {
  k: 4,
  inertia: 5920,
  silhouette: 0.39,
  silhouetteSe: 0,
  calinskiHarabasz: 85.2,
  daviesBouldin: 1.62,
};
