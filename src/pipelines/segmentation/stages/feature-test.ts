import { stage } from '../model.ts';
import type { Notice } from '../notice.ts';
import type { FeatureTest } from '../sensitivity/artifacts.ts';
import { omissions } from '../sensitivity/left-out.ts';
import { meanScores } from '../sensitivity/mean-scores.ts';
import { TEST_EFFORT } from '../sensitivity/test-effort.ts';
import { boundedFit, chosenFit, tooFewDistinct } from '../sensitivity/tested-fit.ts';
import { leftOutTask } from '../tasks/left-out-task.ts';

/** Clusters without each feature and each group, to see which segments hang on one of them. */
export const featureTest = stage({
  makes: 'featureTest',
  title: 'Without each feature',
  about:
    'Clusters again without each feature and each group of features, and says which segments hang on one of them.',
  version: 1,
  needs: ['features', 'sweep', 'kChoice'],
  uses: ['sensitivity.features'],
  skip: ({ sensitivity }) => (sensitivity.features ? undefined : 'not tested'),
  async run({ features, sweep, kChoice }, _, context): Promise<FeatureTest> {
    const { seed } = context;
    const { k, tested } = chosenFit(features, sweep, kChoice);
    const { fit, warnings } = boundedFit(tested, seed);
    const left = omissions(features);
    const found = await context.map(
      leftOutTask,
      { ...fit, seed },
      left.map(({ remaining }) => ({ remaining })),
      { note: `${left.length} fits without a feature or a group` },
    );
    const leftOut = left.map(({ kind, name, title }, i) => ({ kind, name, title, ...found[i]! }));
    const single = leftOut.filter(({ kind }) => kind === 'feature').map(({ jaccard }) => jaccard);
    const isScored = features.names.length >= TEST_EFFORT.leastFeatures;
    const unscored = leftOut.filter(({ ari }) => Number.isNaN(ari));
    return {
      k,
      leftOut,
      segments: isScored ? meanScores(single, k) : new Float64Array(k).fill(NaN),
      warnings: [
        ...warnings,
        ...(isScored ? [] : [tooFewFeatures(features.names.length)]),
        ...unscored.map(({ title }) => tooFewDistinct(`The matrix without ${title}`)),
      ],
    };
  },
  view: (made) => made,
  metrics: ({ leftOut }) => ({ fits: leftOut.length }),
});

function tooFewFeatures(count: number): Notice {
  const message =
    count === 1
      ? 'There is only one feature, and none can be left out.'
      : `Each of only ${count} features carries much of the data: what is left out is shown, and segments get no score from ${TEST_EFFORT.leastFeatures - 1} or fewer.`;
  return { code: 'too-few-features', message };
}
