import { type Notice, stage } from '../model.ts';
import type { FeatureTest } from '../sensitivity/artifacts.ts';
import { omissions } from '../sensitivity/left-out.ts';
import { meanScores } from '../sensitivity/mean-scores.ts';
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
    const { k, ...chosen } = chosenFit(features, sweep, kChoice);
    const { fit, warnings } = boundedFit(chosen, seed);
    const { matrix, labels, centroids } = fit;
    const left = omissions(features);
    const found = await context.map(
      leftOutTask,
      { matrix, labels, centroids, seed },
      left.map(({ remaining }) => ({ remaining })),
      { note: `${left.length} fits without a feature or a group` },
    );
    const leftOut = left.map(({ kind, name, title }, i) => ({ kind, name, title, ...found[i]! }));
    const single = leftOut.filter(({ kind }) => kind === 'feature').map(({ jaccard }) => jaccard);
    const unscored = leftOut.filter(({ ari }) => Number.isNaN(ari));
    return {
      k,
      leftOut,
      segments: meanScores(single, k),
      warnings: [
        ...warnings,
        ...(single.length === 0 ? [ONE_FEATURE] : []),
        ...unscored.map(({ title }) => tooFewDistinct(`The matrix without ${title}`)),
      ],
    };
  },
  view: (made) => made,
  metrics: ({ leftOut }) => ({ fits: leftOut.length }),
});

const ONE_FEATURE: Notice = {
  code: 'one-feature',
  message: 'There is only one feature, and none can be left out.',
};
