import type { Task } from '../../../engine/pool.ts';
import { type NullScores, type NullTestInput, testNullCopy } from '../sensitivity/null-copy-test.ts';
import type { NullModels } from './null-draw-task.ts';

/** One copy without segments, put through the tests. */
export const nullTestTask: Task<NullModels, NullTestInput & { readonly kind: keyof NullModels }, NullScores> =
  {
    name: 'segmentation/null-test',
    run: (models, input) => testNullCopy(models[input.kind], input),
  };
