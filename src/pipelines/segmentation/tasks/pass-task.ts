import type { Task } from '../../../engine/pool.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import type { ChunkPass, ChunkTask, Extent, RowChunk } from '../../../kernels/row-chunks.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface PassShared {
  /** All customers. */
  readonly matrix: Matrix;
  readonly engine: EngineName;
}

/** One pass over a chunk of customers. */
export const passTask: Task<PassShared, ChunkTask, ChunkPass> = {
  name: 'segmentation/pass',
  run: ({ matrix, engine }, task) => engineNamed(engine).chunkPass({ matrix }, task),
};

/** How great the values of a chunk of customers are. */
export const extentTask: Task<PassShared, RowChunk, Extent> = {
  name: 'segmentation/extent',
  run: ({ matrix, engine }, chunk) => engineNamed(engine).extentOf({ matrix }, chunk),
};
