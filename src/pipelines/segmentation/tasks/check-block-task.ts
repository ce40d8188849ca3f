import type { Task } from '../../../engine/pool.ts';
import { checkBlock, type CheckedBlock, type CheckedSource } from '../streaming/check-block.ts';

/** The quality check of one block of generated customers. */
export const checkBlockTask: Task<CheckedSource, number, CheckedBlock> = {
  name: 'segmentation/check-block',
  run: checkBlock,
};
