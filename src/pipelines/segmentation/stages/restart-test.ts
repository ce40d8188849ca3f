import { bestMatches } from '../../../kernels/jaccard.ts';
import type { Labels } from '../../../kernels/matrix.ts';
import { moments } from '../../../kernels/moments.ts';
import { adjustedRandIndex } from '../../../kernels/rand-index.ts';
import { stage } from '../model.ts';
import type { RestartTest } from '../sensitivity/artifacts.ts';
import { meanScores } from '../sensitivity/mean-scores.ts';
import { TEST_EFFORT } from '../sensitivity/test-effort.ts';
import { boundedFit, chosenFit, tooFewDistinct } from '../sensitivity/tested-fit.ts';
import { startElsewhereTask } from '../tasks/start-elsewhere-task.ts';

/** Clusters the same customers from other starts, to see whether the optimum is found again. */
export const restartTest = stage({
  makes: 'restartTest',
  title: 'Other starts',
  about: 'Clusters the same customers from other starts, and says whether the same segments are found again.',
  version: 1,
  needs: ['features', 'sweep', 'kChoice'],
  uses: ['sensitivity.restarts'],
  skip: ({ sensitivity }) => (sensitivity.restarts ? undefined : 'not tested'),
  async run({ features, sweep, kChoice }, _, context): Promise<RestartTest> {
    const { seed } = context;
    const { k, tested, restarts, engine } = chosenFit(features, sweep, kChoice);
    const { fit, warnings } = boundedFit(tested, seed);
    const fits = await context.map(
      startElsewhereTask,
      { matrix: fit.matrix, engine, seed },
      Array.from({ length: TEST_EFFORT.fits }, (_unused, start) => ({ k, restarts, start })),
      { note: `${TEST_EFFORT.fits} fits with ${restarts} restarts each` },
    );
    const isScored = fits.every(({ distinct }) => distinct >= k);
    const jaccards = fits.map(({ labels }) => bestMatches(fit.labels, labels, k).jaccard);
    const ari = ariOfEveryTwo(fits.map(({ labels }) => labels));
    const apart = ari.filter((_unused, at) => Math.floor(at / fits.length) < at % fits.length);
    return {
      k,
      starts: fits.length,
      ari,
      meanAri: moments(apart).mean,
      leastAri: apart.reduce((least, each) => Math.min(least, each), 1),
      inertias: Float64Array.from(fits, ({ inertia }) => inertia),
      segments: isScored ? meanScores(jaccards, k) : new Float64Array(k).fill(NaN),
      warnings: isScored ? warnings : [...warnings, tooFewDistinct('The sample')],
    };
  },
  view: (made) => made,
  metrics: ({ starts, meanAri, leastAri }) => ({ starts, meanAri, leastAri }),
});

function ariOfEveryTwo(labelings: readonly Labels[]): Float64Array {
  const count = labelings.length;
  const ari = new Float64Array(count * count).fill(1);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const index = adjustedRandIndex(labelings[a]!, labelings[b]!);
      ari[a * count + b] = index;
      ari[b * count + a] = index;
    }
  }
  return ari;
}
