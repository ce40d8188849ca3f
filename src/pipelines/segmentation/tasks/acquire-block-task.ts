import type { Task } from '../../../engine/pool.ts';
import { acquireBlock, type AcquiredBlock } from '../streaming/acquire-block.ts';
import type { GeneratedSource } from '../streaming/event-blocks.ts';

/** One block of generated customers, without its events. */
export const acquireBlockTask: Task<GeneratedSource, number, AcquiredBlock> = {
  name: 'segmentation/acquire-block',
  run: acquireBlock,
};
