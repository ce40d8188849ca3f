import { countText } from '../../../base/number-text.ts';
import { shuffle } from '../../../base/random.ts';
import type { StageContext } from '../../../engine/stage.ts';
import { dayText } from '../day.ts';
import type { TestedPeriod } from '../sensitivity/tested-period.ts';
import { nullBand } from '../structure/null-band.ts';
import { type FitShared, fitTask } from '../tasks/fit-task.ts';
import type { Explained, Prediction } from './artifacts.ts';
import { firstPart } from './first-part.ts';
import { type RevenueParts, etaSquared, giniGain } from './revenue-explained.ts';

const DAY = 86_400_000;
/** Days that either part needs. */
const LEAST_DAYS = 14;
/** Times that segments are dealt out at random. */
const DEALS = 200;

export interface PredictionTask {
  readonly period: Pick<TestedPeriod, 'dated' | 'names' | 'settings'>;
  readonly k: number;
  /** Share of the period held out. */
  readonly holdout: number;
  readonly fit: FitShared;
}

/**
 * Segments made on the first part of the period, from fresh starts that know nothing of the rest, held against the revenue of
 * the rest, beside RFM and beside segments of the same sizes dealt out at random. The features are those of the whole
 * period's matrix, prepared anew. Where the period is too short or the data hold no revenue to foretell, nothing is explained
 * and a warning says why. O(events + clustering).
 */
export async function predictRevenue(
  { period, k, holdout, fit }: PredictionTask,
  context: StageContext,
): Promise<Prediction> {
  const { firstDay, lastDay, facts } = period.dated;
  const days = lastDay - firstDay + 1;
  const until = firstDay + Math.round(days * (1 - holdout)) - 1;
  const dates = { until: dayText(until * DAY), nextEnd: dayText(lastDay * DAY) };
  const without = (why: string): Prediction =>
    nothing(k, dates, `What segments foretell was not tested: ${why}.`);
  if (Math.min(until - firstDay + 1, lastDay - until) < LEAST_DAYS) {
    return without(
      `either part of the period needs ${LEAST_DAYS} days, and it has ${countText(days)} in all`,
    );
  }
  if (!facts.amounts) return without('the data hold no amounts');
  const { matrix, names, members, revenue, rfm } = await firstPart(
    period,
    { day: until, text: dates.until },
    context,
  );
  const customers = members.length;
  if (names.length === 0 || customers < 2 * k) {
    return without(
      `the ${countText(customers)} customers of the first part are too few or too alike for ${k} segments`,
    );
  }
  const nextRevenue = revenue.next.reduce((sum, each) => sum + each, 0);
  if (!(nextRevenue > 0) || Number.isNaN(etaSquared(rfm.recency, revenue.next))) {
    return without(`these customers brought no revenue after ${dates.until}`);
  }
  const [labels] = await context.map(fitTask, fit, [{ matrix, k, seed: context.seed }], {
    progress: [0.2, 0.8],
    note: `Clustering the days up to ${dates.until}`,
  });
  if (labels === undefined) return without(`fewer than ${k} customers can be told apart in the first part`);
  const score = rfm.recency.map((recency, c) => recency + rfm.frequency[c]! + rfm.monetary[c]!);
  const one = new Uint8Array(customers);
  return {
    k,
    ...dates,
    customers,
    nextRevenue,
    explained: [
      explainedBy('segments', labels, revenue),
      explainedBy('RFM quintiles', score, revenue),
      { ...explainedBy('no segmentation', one, revenue), etaSquared: 0, giniGain: 0 },
    ],
    random: await randomBands(labels, revenue, context),
    warnings: [],
  };
}

function explainedBy(grouping: Explained['grouping'], groups: Uint8Array, revenue: RevenueParts): Explained {
  return {
    grouping,
    groups: new Set(groups).size,
    etaSquared: etaSquared(groups, revenue.next),
    giniGain: giniGain(groups, revenue),
  };
}

async function randomBands(
  labels: Uint8Array,
  revenue: RevenueParts,
  context: StageContext,
): Promise<Prediction['random']> {
  const eta = new Float64Array(DEALS);
  const gini = new Float64Array(DEALS);
  for (let deal = 0; deal < DEALS; deal++) {
    await context.checkpoint();
    context.progress(0.8 + (0.2 * deal) / DEALS, 'Dealing segments out at random');
    const dealt = labels.slice();
    shuffle(dealt, context.random('deal', deal));
    eta[deal] = etaSquared(dealt, revenue.next);
    gini[deal] = giniGain(dealt, revenue);
  }
  return { etaSquared: nullBand(eta), giniGain: nullBand(gini) };
}

function nothing(k: number, dates: Pick<Prediction, 'until' | 'nextEnd'>, message: string): Prediction {
  const none = nullBand(new Float64Array(0));
  return {
    k,
    ...dates,
    customers: 0,
    nextRevenue: 0,
    explained: [],
    random: { etaSquared: none, giniGain: none },
    warnings: [{ code: 'prediction-not-tested', message }],
  };
}
