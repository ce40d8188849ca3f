import type { KPoint } from '../../pipelines/segmentation/views.ts';

/** How far the restarts of one k ended from the best of them, where each of them stopped: early beyond 2,000 customers. */
export interface RestartAgreement {
  readonly k: number;
  readonly restarts: number;
  readonly best: number;
  /** (highest − lowest inertia) / lowest inertia. */
  readonly spread: number;
  /** Restarts within {@link NEAR} of the lowest inertia, that one included. */
  readonly near: number;
}

/** Relative distance in inertia up to which two restarts count as having found the same. */
export const NEAR = 0.001;

/** For each point whose restarts are known. */
export function restartAgreements(points: readonly KPoint[]): readonly RestartAgreement[] {
  return points.flatMap(({ k, restartInertias = [] }) => {
    if (restartInertias.length === 0) return [];
    const best = Math.min(...restartInertias);
    return {
      k,
      restarts: restartInertias.length,
      best,
      spread: best === 0 ? 0 : (Math.max(...restartInertias) - best) / best,
      near: restartInertias.filter((inertia) => inertia <= best * (1 + NEAR)).length,
    };
  });
}
