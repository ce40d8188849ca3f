import { countText } from '../../../base/number-text.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { Notice } from '../notice.ts';
import { halvesTask } from '../tasks/halves-task.ts';
import type { DriftTest } from './artifacts.ts';
import { DRIFT } from './drift-plan.ts';
import { driftResult } from './drift-result.ts';
import { driftSample, halfDaysOf } from './drift-sample.ts';
import { presentLabels } from './present-labels.ts';
import type { TestedPeriod } from './tested-period.ts';

/** The test of drift, or a warning that says why there is none. */
export async function testDrift(
  { dated, labels, k, names, settings }: TestedPeriod,
  context: StageContext,
): Promise<{ readonly test: DriftTest | undefined; readonly warnings: readonly Notice[] }> {
  const without = (message: string) => ({
    test: undefined,
    warnings: [{ code: 'drift-not-tested', message }],
  });
  if (halfDaysOf(dated) < DRIFT.leastHalfDays) {
    return without(
      `Drift was not tested: each half needs ${DRIFT.leastHalfDays} days, and the period has ${countText(dated.lastDay - dated.firstDay + 1)}.`,
    );
  }
  const sample = driftSample(dated, context.seed);
  await context.checkpoint();
  const judged = sample.customers.length;
  if (judged < DRIFT.leastCustomers) {
    return without(
      `Drift was not tested: it needs ${DRIFT.leastCustomers} customers active on ${DRIFT.leastActiveDays} days of each half, and there ${judged === 1 ? 'is 1' : `are ${countText(judged)}`}.`,
    );
  }
  const own = Uint8Array.from(sample.customers, (customer) => labels[customer]!);
  if (presentLabels(own).present.length < 2) {
    return without(
      `Drift was not tested: the ${countText(judged)} customers active on ${DRIFT.leastActiveDays} days of each half are all of one segment.`,
    );
  }
  const shared = {
    sample,
    features: names.filter((name) => !DRIFT.withoutFeatures.some((each) => each === name)),
    settings,
    labels: own,
    k,
    seed: context.seed,
  };
  const inputs = [
    { kind: 'own' as const },
    ...Array.from({ length: DRIFT.copies }, (_, copy) => ({ kind: 'exchanged' as const, copy })),
  ];
  const tables = await context.map(halvesTask, shared, inputs, {
    progress: [0.6, 1],
    note: `${DRIFT.copies} copies with weeks exchanged between the halves`,
  });
  const [data, ...copies] = tables.filter((table) => table !== undefined);
  if (data === undefined || tables.includes(undefined)) {
    return without('Drift was not tested: no feature varies in both halves.');
  }
  const warnings: Notice[] = [];
  if (judged < sample.eligible) {
    const message = `Drift was tested on ${countText(judged)} of ${countText(sample.eligible)} customers active in both halves, drawn at random.`;
    warnings.push({ code: 'drift-on-sample', message });
  }
  return { test: driftResult(sample, k, data, copies), warnings };
}
