import { type ClusteringEngine, finishWith } from '../clustering-engine.ts';
import { simdDistancesToCells } from './simd-distances-to-cells.ts';
import { simdRestart, simdSteps } from './simd-k-means.ts';
import { simdSilhouettePart } from './simd-silhouette.ts';

/** 128-bit lanes of WebAssembly where the thread has them, plain TypeScript elsewhere: the same labels. */
export const simdEngine: ClusteringEngine = {
  restart: simdRestart,
  finish: (matrix, winner, task) => finishWith(simdSteps, matrix, winner, task),
  silhouettePart: simdSilhouettePart,
  distancesToCells: simdDistancesToCells,
};
