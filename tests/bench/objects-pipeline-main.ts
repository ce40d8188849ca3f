import {
  type ObjectsOutcome,
  SAME_WORK,
  SHARED_STAGES,
  type Step,
  WHOLE_RUN,
  objectsPipelineBench,
} from './objects-pipeline.ts';
import { msText, textTable } from './text-table.ts';

/** Of two ways to add the same numbers. */
const LARGEST_DIFFERENCE = 1e-9;

/** How many times longer the arrays of objects take. */
export interface ObjectsRatio {
  /** What of ours is compared. */
  readonly of: string;
  readonly minimum: number;
  readonly median: number;
  readonly cpu: number;
}

export interface ObjectsReport extends ObjectsOutcome {
  readonly ratios: readonly ObjectsRatio[];
  readonly sameFeatures: boolean;
}

/** Measures the pipeline beside one of arrays of objects and ml-kmeans, and prints it. */
export async function objectsBench({
  customers: wanted,
  rounds,
}: {
  readonly customers: number;
  readonly rounds: number;
}): Promise<ObjectsReport> {
  const outcome = await objectsPipelineBench(wanted, rounds);
  const { customers, events, ks, restarts, ours, theirs, agreement } = outcome;
  const table = (steps: readonly Step[]): string =>
    textTable(
      ['ms', 'minimum', 'median', 'cpu'],
      steps.map(({ name, ms, cpuMs }) => [name, msText(ms.minimum), msText(ms.median), msText(cpuMs)]),
    );
  const both =
    `merged ids joined, grouped by customer, ${agreement.features} features prepared, ` +
    `k = ${ks[0]} … ${ks.at(-1)} with ${restarts} restarts each, exact silhouettes`;
  console.log(`
${customers} customers, ${events} events, one thread, warm, ${rounds} rounds in turn
Both: ${both}; no test for structure, no sensitivity, no value.

Ours, by stage; ${SAME_WORK} are ${SHARED_STAGES.join(', ')}
${table(ours)}

Arrays of objects (the events are there before the clock starts)
${table(theirs)}
`);
  const of = (steps: readonly Step[], name: string): Step => steps.find((step) => step.name === name)!;
  const their = of(theirs, SAME_WORK);
  const ratios = [SAME_WORK, WHOLE_RUN].map((name) => {
    const own = of(ours, name);
    return {
      of: name,
      minimum: their.ms.minimum / own.ms.minimum,
      median: their.ms.median / own.ms.median,
      cpu: their.cpuMs / own.cpuMs,
    };
  });
  console.log(
    textTable(
      ['Arrays of objects ÷ ours', 'minimum', 'median', 'cpu'],
      ratios.map(({ of: name, minimum, median, cpu }) => [
        name,
        ...[minimum, median, cpu].map((ratio) => ratio.toFixed(1)),
      ]),
    ),
  );
  const same = agreement.largestDifference < LARGEST_DIFFERENCE;
  console.log(
    `\n${same ? 'The same features' : 'THE FEATURES DIFFER'}: prepared values by ${agreement.largestDifference.toExponential(1)} standard deviations at most.`,
  );
  console.log(
    textTable(
      ['k', 'inertia, ours', 'theirs', 'theirs ÷ ours', 'silhouette, ours', 'theirs'],
      agreement.byK.map(({ k, ours: own, theirs: other }) => [
        `${k}`,
        own.inertia.toFixed(1),
        other.inertia.toFixed(1),
        (other.inertia / own.inertia).toFixed(5),
        own.silhouette.toFixed(4),
        other.silhouette.toFixed(4),
      ]),
    ),
  );
  return { ...outcome, ratios, sameFeatures: same };
}
