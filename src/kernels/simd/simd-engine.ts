import type { ClusteringEngine } from '../clustering-engine.ts';
import { bestFit } from '../k-means.ts';
import { sketchRows } from '../restart-rows.ts';
import { optimumSearch } from '../search-optimum.ts';
import { simdChunkPass, simdExtent } from './simd-chunk-pass.ts';
import { simdDistancesToCells } from './simd-distances-to-cells.ts';
import { simdRestart, simdSteps } from './simd-k-means.ts';
import { simdSilhouettePart } from './simd-silhouette.ts';

/** 128-bit lanes of WebAssembly where the thread has them, plain TypeScript elsewhere: the same labels. */
export const simdEngine: ClusteringEngine = {
  sampleRows: sketchRows,
  takesWeights: true,
  restart: simdRestart,
  finish: (_, fits) => bestFit(fits),
  together: optimumSearch(simdSteps),
  chunkPass: simdChunkPass,
  extentOf: simdExtent,
  silhouettePart: simdSilhouettePart,
  distancesToCells: simdDistancesToCells,
};
