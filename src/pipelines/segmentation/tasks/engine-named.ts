import {
  type ClusteringEngine,
  miniBatchEngine,
  mlKMeansEngine,
  referenceEngine,
} from '../../../kernels/clustering-engine.ts';
import { simdEngine } from '../../../kernels/simd/simd-engine.ts';
import type { SegmentationConfig } from '../config.ts';

export type EngineName = SegmentationConfig['clustering']['engine'];

/** The engine that a setting names; `simd` finds the labels of the plain one where a thread has no 128-bit lanes. */
export function engineNamed(name: EngineName): ClusteringEngine {
  return ENGINES[name];
}

const ENGINES: Readonly<Record<EngineName, ClusteringEngine>> = {
  simd: simdEngine,
  reference: referenceEngine,
  'ml-kmeans': mlKMeansEngine,
  'mini-batch': miniBatchEngine,
};
