import type { Task } from '../../../engine/pool.ts';
import { tallyBlock, type TalliedBlock, type TallySource } from '../streaming/tally-block.ts';

/** The tallies of one block of generated customers. */
export const tallyBlockTask: Task<TallySource, number, TalliedBlock> = {
  name: 'segmentation/tally-block',
  run: tallyBlock,
};
