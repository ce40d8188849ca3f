import { countText } from '../../../base/number-text.ts';
import { seedFrom } from '../../../base/random.ts';
import { adjustedRandIndex } from '../../../kernels/rand-index.ts';
import { stage } from '../model.ts';
import type { SampleCheck } from '../sensitivity/sample-check.ts';
import { chosenFit } from '../sensitivity/tested-fit.ts';
import { sampleFitTask, type SampleFitInput } from '../tasks/sample-fit-task.ts';

/** Measures what clustering a sample does to the segments: at one k, since it takes whole fits. */
export const sampleCheck = stage({
  makes: 'sampleCheck',
  title: 'Sample against all',
  about:
    'Where there are more customers than a sample holds, says how far segments made on a sample agree with those made on all customers, and with those of another sample.',
  version: 1,
  needs: ['features', 'sweep', 'kChoice'],
  uses: ['clustering', 'sensitivity.sample'],
  skip: ({ sensitivity }) => (sensitivity.sample ? undefined : 'not tested'),
  async run({ features, sweep, kChoice }, { clustering }, context): Promise<SampleCheck> {
    const { k, tested } = chosenFit(features, sweep, kChoice);
    const { matrix, labels } = tested;
    const { engine, restarts, maxIterations, sampleRows, sample: made } = clustering;
    const about = { k, rows: matrix.rows, sampled: Math.min(matrix.rows, sampleRows), made };
    if (matrix.rows <= sampleRows) return { ...about, agreement: undefined };
    const inputs: readonly SampleFitInput[] = [
      { of: made === 'all' ? 'sample' : 'all', seed: seedFrom(context.seed, 'the other way') },
      { of: 'sample', seed: seedFrom(context.seed, 'another sample') },
    ];
    const shared = { matrix, engine, k, restarts, maxIterations, sampleRows };
    const [other, second] = (await context.map(sampleFitTask, shared, inputs, {
      note: `${countText(sampleRows)} of ${countText(matrix.rows)} customers, and all`,
    })) as [Uint8Array, Uint8Array];
    await context.checkpoint();
    return {
      ...about,
      agreement: {
        withAll: adjustedRandIndex(labels, other),
        betweenSamples: adjustedRandIndex(made === 'all' ? other : labels, second),
      },
    };
  },
  view: (made) => made,
  metrics: ({ sampled, agreement }) => ({
    sampled,
    ...(agreement === undefined
      ? {}
      : { ariWithAll: agreement.withAll, ariBetweenSamples: agreement.betweenSamples }),
  }),
});
