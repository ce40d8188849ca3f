import { type ClusteringEngine, finishWith, sketchRows } from '../clustering-engine.ts';
import { simdChunkPass, simdExtent } from './simd-chunk-pass.ts';
import { simdDistancesToCells } from './simd-distances-to-cells.ts';
import { simdRestart, simdSteps } from './simd-k-means.ts';
import { simdSilhouettePart } from './simd-silhouette.ts';

/** 128-bit lanes of WebAssembly where the thread has them, plain TypeScript elsewhere: the same labels. */
export const simdEngine: ClusteringEngine = {
  sampleRows: sketchRows,
  takesWeights: true,
  restart: simdRestart,
  finish: (matrix, fits, task) => finishWith(simdSteps, matrix, fits, task),
  chunkPass: simdChunkPass,
  extentOf: simdExtent,
  silhouettePart: simdSilhouettePart,
  distancesToCells: simdDistancesToCells,
};
