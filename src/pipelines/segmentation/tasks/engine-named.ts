import { type KMeansEngine, kMeansRestart } from '../../../kernels/k-means.ts';
import { mlKMeansRestart } from '../../../kernels/ml-kmeans-engine.ts';
import { simdRestart } from '../../../kernels/simd/simd-k-means.ts';
import type { SegmentationConfig } from '../config.ts';

export type EngineName = SegmentationConfig['clustering']['engine'];

/** The engine that a setting names; `simd` is the plain one, byte for byte, where there are no 128-bit lanes. */
export function engineNamed(name: EngineName): KMeansEngine {
  return ENGINES[name];
}

const ENGINES: Readonly<Record<EngineName, KMeansEngine>> = {
  simd: simdRestart,
  reference: kMeansRestart,
  'ml-kmeans': mlKMeansRestart,
};
