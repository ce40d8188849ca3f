import { withRangeEnd } from '../choice/range-end.ts';
import { reasonForFixed, reasonForHighest } from '../choice/reason.ts';
import { highest, votesOf } from '../choice/votes.ts';
import { stage } from '../model.ts';
import type { Evidence } from '../structure/evidence.ts';
import type { Fit } from '../sweep/artifacts.ts';
import type { KChoice } from '../choice/artifacts.ts';
import { decideStructure } from '../structure/decide-structure.ts';
import { votesOfEvidence } from '../structure/evidence-votes.ts';

/**
 * Recommends a k by the evidence for structure, or by the silhouette where structure is not tested; obeys a fixed one, and
 * says by the same evidence whether there is structure at it.
 */
export const kChoice = stage({
  makes: 'kChoice',
  title: 'Choice of k',
  about: 'Recommends a number of segments and says why, and what the other criteria would choose.',
  version: 4,
  needs: ['sweep'],
  wants: ['evidence'],
  uses: ['clustering.choice'],
  run({ sweep: { fits, warnings }, evidence }, { clustering }): KChoice {
    const { chosen, structure, reason } = choose(clustering.choice, fits, judgedOf(evidence));
    const votes = allVotes(fits, judgedOf(evidence));
    const isShortened = warnings.some(({ code }) => code === 'k-range-shortened');
    return {
      mode: clustering.choice,
      range: [fits[0]!.k, fits.at(-1)!.k],
      chosen,
      structure,
      reason: clustering.choice === 'auto' ? withRangeEnd(reason, fits, isShortened) : reason,
      votes,
      disagreement: votes.filter(({ k }) => k !== chosen),
    };
  },
  view: (made) => made,
  metrics: ({ chosen }) => ({ k: chosen }),
});

/** The evidence that can be judged: a sample with fewer distinct customers than segments has no silhouette. */
function judgedOf(evidence: Evidence | undefined): Evidence['byK'] {
  return evidence?.byK.filter(({ silhouette }) => Number.isFinite(silhouette)) ?? [];
}

function choose(
  mode: KChoice['mode'],
  fits: readonly Fit[],
  judged: Evidence['byK'],
): Pick<KChoice, 'chosen' | 'structure' | 'reason'> {
  const best = highest(fits, (fit) => fit.silhouette);
  const decided = judged.length === 0 ? undefined : decideStructure(judged);
  if (mode === 'fixed') {
    const structure = decided?.structure ?? 'not tested';
    return { chosen: best.k, structure, reason: reasonForFixed(best, judged[0], structure) };
  }
  if (decided !== undefined) {
    return { chosen: decided.k, structure: decided.structure, reason: decided.reason };
  }
  return { chosen: best.k, structure: 'not tested', reason: reasonForHighest(fits, best, votesOf(fits)) };
}

function allVotes(fits: readonly Fit[], judged: Evidence['byK']): KChoice['votes'] {
  if (judged.length === 0) return votesOf(fits);
  const more = votesOfEvidence(judged).filter(({ criterion }) => criterion !== 'Silhouette');
  return [...votesOf(fits), ...more];
}
