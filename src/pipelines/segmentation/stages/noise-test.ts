import { meanOf } from '../../../kernels/moments.ts';
import { stage } from '../model.ts';
import type { NoiseTest } from '../sensitivity/artifacts.ts';
import { meanScores, scoresOf } from '../sensitivity/mean-scores.ts';
import { spreadOf } from '../sensitivity/sampling-summary.ts';
import { TEST_EFFORT } from '../sensitivity/test-effort.ts';
import { boundedFit, chosenFit, tooFewDistinct } from '../sensitivity/tested-fit.ts';
import { noiseTask } from '../tasks/noise-task.ts';

/** Lays noise over the features and clusters again. */
export const noiseTest = stage({
  makes: 'noiseTest',
  title: 'Noise',
  about:
    'Lays noise of 1% to 20% of each feature’s spread over the features, and says how much the segments bear.',
  version: 1,
  needs: ['features', 'sweep', 'kChoice'],
  uses: ['sensitivity.noise'],
  skip: ({ sensitivity }) => (sensitivity.noise ? undefined : 'not tested'),
  async run({ features, sweep, kChoice }, _, context): Promise<NoiseTest> {
    const { seed } = context;
    const { k, tested } = chosenFit(features, sweep, kChoice);
    const { fit, warnings } = boundedFit(tested, seed);
    const { noiseLevels, noiseRepeats } = TEST_EFFORT;
    const inputs = noiseLevels.flatMap((share) =>
      Array.from({ length: noiseRepeats }, (_unused, repeat) => ({ share, repeat })),
    );
    const found = await context.map(noiseTask, { ...fit, seed }, inputs, {
      note: `${noiseLevels.length} levels of noise, ${noiseRepeats} times each`,
    });
    const levels = noiseLevels.map((share, level) => {
      const own = found.slice(level * noiseRepeats, (level + 1) * noiseRepeats);
      const jaccards = own.map(({ jaccard }) => jaccard);
      return {
        share,
        segments: Array.from({ length: k }, (_unused, segment) => spreadOf(scoresOf(jaccards, segment))),
        ari: meanOf(Float64Array.from(own, ({ ari }) => ari)).mean,
      };
    });
    const means = levels.map(({ segments }) => segments.map(({ mean }) => mean));
    const isScored = found.every(({ ari }) => !Number.isNaN(ari));
    return {
      k,
      levels,
      repeats: noiseRepeats,
      segments: meanScores(means, k),
      warnings: isScored ? warnings : [...warnings, tooFewDistinct('The sample')],
    };
  },
  view: (made) => made,
  metrics: ({ levels, repeats }) => ({ fits: levels.length * repeats }),
});
