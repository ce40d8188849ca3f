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

/** Why a fixed k stands, with the measure by which it is judged. */
export function reasonForFixed(fit: JudgedFit): string {
  return `k = ${fit.k} was set by hand; its silhouette is ${silhouetteText(fit)}.`;
}

function silhouetteText({ silhouette, silhouetteSe }: JudgedFit): string {
  return silhouetteSe === 0 ? silhouette.toFixed(3) : `${silhouette.toFixed(3)} ± ${silhouetteSe.toFixed(3)}`;
}
