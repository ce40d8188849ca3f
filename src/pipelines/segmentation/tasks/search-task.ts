import { present } from '../../../base/assert.ts';
import type { Task } from '../../../engine/pool.ts';
import type { RestartFit } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import type { WeighedRows } from '../../../kernels/row-chunks.ts';
import type { OptimumSearch, SearchFit } from '../../../kernels/search-optimum.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface SearchShared {
  /** All customers. */
  readonly matrix: Matrix;
  /** What restarts look at. */
  readonly sample: WeighedRows;
  readonly engine: EngineName;
  readonly maxIterations: number;
}

export interface SearchInput {
  readonly k: number;
  readonly seed: number;
  readonly restarts: readonly number[];
}

/** Some of the restarts at one k, and the best partition of all customers that they come to together. */
export const searchTask: Task<SearchShared, SearchInput, SearchFit> = {
  name: 'segmentation/search',
  run: ({ matrix, sample, engine, maxIterations }, input) =>
    searchOf(engine).search(matrix, { ...input, maxIterations, sample }),
};

export interface UniteInput {
  readonly k: number;
  readonly seed: number;
  /** What all searches at this k found. */
  readonly found: readonly SearchFit[];
}

/** What all searches at one k are made into: the partition of all customers. */
export const uniteTask: Task<SearchShared, UniteInput, RestartFit> = {
  name: 'segmentation/unite',
  run: ({ matrix, sample, engine, maxIterations }, { k, seed, found }) =>
    searchOf(engine).unite(matrix, found, { k, seed, maxIterations, sample }),
};

function searchOf(engine: EngineName): OptimumSearch {
  return present(engineNamed(engine).together, `a search by ${engine}`);
}
