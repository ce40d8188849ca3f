import { reasonForFixed, reasonForHighest } from '../choice/reason.ts';
import { highest, votesOf } from '../choice/votes.ts';
import { type KChoice, stage } from '../model.ts';

/** Recommends the k of highest silhouette, or obeys a fixed one. Whether the data have structure is not tested here. */
export const kChoice = stage({
  makes: 'kChoice',
  title: 'Choice of k',
  about: 'Recommends a number of segments and says why, and what the other criteria would choose.',
  version: 1,
  needs: ['sweep'],
  uses: ['clustering.choice'],
  run({ sweep: { fits } }, { clustering }): KChoice {
    const best = highest(fits, (fit) => fit.silhouette);
    const votes = votesOf(fits);
    return {
      mode: clustering.choice,
      range: [fits[0]!.k, fits.at(-1)!.k],
      chosen: best.k,
      structure: 'not tested',
      reason: clustering.choice === 'fixed' ? reasonForFixed(best) : reasonForHighest(fits, best, votes),
      votes,
      disagreement: [],
    };
  },
  view: (made) => made,
  metrics: ({ chosen }) => ({ k: chosen }),
});
