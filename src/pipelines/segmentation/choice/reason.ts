import { fixedNumber } from '../../../base/number-text.ts';
import type { Structure } from '../result-document.ts';
import type { KEvidence } from '../structure/evidence.ts';
import { STRUCTURE_THRESHOLDS } from '../structure/thresholds.ts';
import { type JudgedFit, highest } from './votes.ts';

/** Why a k was recommended, in one sentence: its silhouette, the runner-up's, and what the other criteria would take. */
export function reasonForHighest(
  fits: readonly JudgedFit[],
  chosen: JudgedFit,
  votes: readonly { readonly criterion: string; readonly k: number }[],
): string {
  if (fits.length === 1)
    return `k = ${chosen.k} is the only number of segments tried; its silhouette is ${silhouetteText(chosen)}.`;
  const runnerUp = highest(
    fits.filter((fit) => fit !== chosen),
    (fit) => fit.silhouette,
  );
  const others = votes.filter(({ criterion }) => criterion !== 'Silhouette');
  const differ = others
    .filter(({ k }) => k !== chosen.k)
    .map(({ criterion, k }) => `${criterion} would take ${k}`);
  const elbow = others.some(({ criterion }) => criterion.startsWith('Elbow'))
    ? []
    : ['inertia has no clear elbow'];
  const rest = [...differ, ...elbow].join(', ');
  return (
    `k = ${chosen.k} has the highest silhouette of k = ${fits[0]!.k} … ${fits.at(-1)!.k}, ${silhouetteText(chosen)} ` +
    `against ${silhouetteText(runnerUp)} at k = ${runnerUp.k}${rest === '' ? '' : `; ${rest}`}.`
  );
}

/** Why a fixed k stands, with the measures by which it is judged where structure was tested at it. */
export function reasonForFixed(fit: JudgedFit, judged: KEvidence | undefined, structure: Structure): string {
  if (judged === undefined) return `k = ${fit.k} was set by hand; its silhouette is ${silhouetteText(fit)}.`;
  const { silhouette, gaussianBand, copulaBand, predictionStrength, predictionStrengthSe, dipPValue } =
    judged;
  const nulls = Math.max(gaussianBand.p95, copulaBand.p95);
  return (
    `k = ${fit.k} was set by hand, and structure there is ${structure}: prediction strength ` +
    `${predictionStrength.toFixed(2)} ± ${predictionStrengthSe.toFixed(2)} (clear segments have ` +
    `${STRUCTURE_THRESHOLDS.predictionStrength}), silhouette ${fixedNumber(silhouette, 3)} where data without segments reach ` +
    `${fixedNumber(nulls, 3)}, stability ${judged.stability.toFixed(2)} where theirs is ${judged.stabilityBand.mean.toFixed(2)} ± ${judged.stabilityBand.sd.toFixed(2)}, ` +
    `and p ${dipPValue <= 0.0005 ? '≤ 0.0005' : `= ${dipPValue.toFixed(dipPValue < 0.01 ? 4 : 2)}`} in the dip test for a gap between the two closest.`
  );
}

function silhouetteText({ silhouette, silhouetteSe }: JudgedFit): string {
  const mean = fixedNumber(silhouette, 3);
  return silhouetteSe === 0 ? mean : `${mean} ± ${fixedNumber(silhouetteSe, 3)}`;
}
