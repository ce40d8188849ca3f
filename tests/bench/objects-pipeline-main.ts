/**
 * Measures the pipeline beside one of arrays of objects and ml-kmeans:
 * `npm run bench -- objects [--customers N] [--rounds N] [--json FILE]`.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { loadText, machine, machineText } from './machine.ts';
import { SAME_WORK, SHARED_STAGES, type Step, WHOLE_RUN, objectsPipelineBench } from './objects-pipeline.ts';
import { msText, textTable } from './text-table.ts';

/** Of two ways to add the same numbers. */
const LARGEST_DIFFERENCE = 1e-9;

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const facts = machine(['ml-kmeans']);
console.log(machineText(facts));
const outcome = await objectsPipelineBench(Number(values.customers), Number(values.rounds));
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
${customers} customers, ${events} events, one thread, warm, ${values.rounds} rounds in turn
Both: ${both}; no test for structure, no sensitivity.

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
if (!same) process.exitCode = 1;
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
console.log(`load average ${loadText()}`);
if (values.json !== undefined) {
  const report = { ...facts, loadAfter: loadavg(), rounds: Number(values.rounds), ...outcome, ratios };
  writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
}
