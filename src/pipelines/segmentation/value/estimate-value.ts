import { countText } from '../../../base/number-text.ts';
import { type Sliced, withBreaks } from '../../../base/sliced.ts';
import { localTime } from '../../../base/time-zone.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Held, Checked, Identity } from '../model.ts';
import type { Notice } from '../notice.ts';
import { calendarOf } from '../profiles/reference-day.ts';
import type { HoldoutCheck, Value, ValueMethod } from './artifacts.ts';
import { type Buyers, buyersUntil } from './buyers.ts';
import { checkHoldout } from './holdout.ts';
import { type KeptSpend, keptSpend } from './kept-spend.ts';
import { type FittedPurchases, fitPurchases, forecastPurchases } from './purchase-model.ts';
import { type PurchaseOccasions, purchaseOccasions } from './purchase-occasions.ts';
import { type FittedSpend, fitSpend, forecastSpend } from './spend-model.ts';
import { spendNotices } from './spend-notices.ts';

/** Weeks in a month, as the lifetimes package counts them. */
const WEEKS_PER_MONTH = 4.345;
const DAY = 86_400_000;

/**
 * What every customer will buy and spend over the horizon, by the models where they fit and by shrinkage where not, and
 * how such a forecast did on the last part of the period. Customers are observed from their first purchase to the
 * reference day. O(events + fits).
 */
export async function estimateValue(
  { events, facts, summary }: Held<Checked>,
  { canonicalOf, canonicalIds }: Identity,
  settings: Pick<SegmentationConfig, 'profiles'> & {
    readonly value: Pick<SegmentationConfig['value'], 'horizonMonths' | 'discountRate' | 'holdout'>;
  },
  context: Pick<StageContext, 'progress' | 'checkpoint' | 'partial'>,
): Promise<Value> {
  const customers = canonicalIds.length;
  const { horizonMonths, discountRate } = settings.value;
  const blank = { horizonMonths, discountRate, purchases: undefined, spend: undefined, holdout: undefined };
  if (!facts.purchases) {
    const message = 'The data hold no purchases, from which to forecast any.';
    return {
      ...blank,
      ...noForecast(customers),
      method: 'shrinkage estimate',
      because: message,
      warnings: [{ code: 'no-purchases', message }],
    };
  }
  const calendar = calendarOf(summary, facts, settings.profiles);
  const { checkpoint } = context;
  const occasions = await withBreaks(
    purchaseOccasions(events, canonicalOf, customers, calendar.offsets),
    checkpoint,
  );
  const buyers = buyersUntil(occasions, calendar.referenceDay);
  await tell(context, 0.2, 'fitting the model of purchases');
  const bought = await withBreaks(fitPurchases(buyers), checkpoint);
  await tell(context, 0.5, 'fitting the model of spend');
  const spent =
    buyers.spend.counts.length > 0 && knowsSpend(buyers)
      ? await withBreaks(fitSpend(buyers), checkpoint)
      : undefined;
  await tell(context, 0.6, 'forecasting');
  const kept = keptSpend(events, canonicalOf, customers, buyers);
  await checkpoint();
  const warnings = spendNotices(kept, spent);
  const value: Value = {
    ...blank,
    ...forecastAll(buyers, customers, { bought, spent, kept, horizonMonths, discountRate }),
    ...methodOf(bought, spent),
    purchases: bought.fit,
    spend: spent?.fit,
    warnings,
  };
  context.partial(value);
  await tell(context, 0.8, 'checking forecasts on held-out days');
  const heldOut = holdoutOf(occasions, {
    bought,
    share: settings.value.holdout,
    lastDay: Math.floor(localTime(calendar.offsets, summary.lastTime) / DAY),
  });
  const check = await withBreaks(heldOut, checkpoint);
  return { ...value, holdout: check.holdout, warnings: [...warnings, ...check.notices] };
}

async function tell(
  context: Pick<StageContext, 'progress' | 'checkpoint'>,
  fraction: number,
  note: string,
): Promise<void> {
  context.progress(fraction, note);
  await context.checkpoint();
}

function knowsSpend({ spend }: Buyers): boolean {
  return Array.prototype.some.call(spend.counts, (count: number) => count > 0);
}

type Columns = Pick<Value, 'alive' | 'expectedPurchases' | 'expectedSpend' | 'clv'>;

function noForecast(customers: number): Columns {
  const missing = (): Float64Array => new Float64Array(customers).fill(NaN);
  return { alive: missing(), expectedPurchases: missing(), expectedSpend: missing(), clv: missing() };
}

function forecastAll(
  buyers: Buyers,
  customers: number,
  {
    bought,
    spent,
    kept,
    horizonMonths,
    discountRate,
  }: {
    readonly bought: FittedPurchases;
    readonly spent: FittedSpend | undefined;
    readonly kept: KeptSpend;
    readonly horizonMonths: number;
    readonly discountRate: number;
  },
): Columns {
  const columns = noForecast(customers);
  const forecast = forecastPurchases(bought.model, buyers, {
    steps: horizonMonths,
    weeksPerStep: WEEKS_PER_MONTH,
    discount: discountRate,
  });
  const spend = spent === undefined ? undefined : forecastSpend(spent.model, buyers);
  buyers.customer.forEach((customer, i) => {
    columns.alive[customer] = forecast.alive[i]!;
    columns.expectedPurchases[customer] = forecast.purchases[i]!;
    if (spend === undefined) return;
    columns.expectedSpend[customer] = spend[i]!;
    columns.clv[customer] = forecast.discounted[i]! * spend[i]! * kept.kept[i]!;
  });
  return columns;
}

function methodOf(
  bought: FittedPurchases,
  spent: FittedSpend | undefined,
): { readonly method: ValueMethod; readonly because: string | undefined } {
  const reasons = [bought.end, spent?.end].flatMap((end) =>
    end === undefined || end.kind === 'converged' ? [] : [end.message],
  );
  const because = reasons.length === 0 ? undefined : reasons.join(' ');
  if (bought.model.kind === 'shrinkage') return { method: 'shrinkage estimate', because };
  if (spent === undefined)
    return { method: 'BG/NBD', because: 'The data hold no amounts, so spend is unknown.' };
  if (spent.model.kind === 'shrinkage') return { method: 'BG/NBD, spend by a shrinkage estimate', because };
  return { method: 'BG/NBD and Gamma–Gamma', because };
}

function* holdoutOf(
  occasions: PurchaseOccasions,
  {
    bought,
    share,
    lastDay,
  }: { readonly bought: FittedPurchases; readonly share: number; readonly lastDay: number },
): Sliced<{ readonly holdout: HoldoutCheck | undefined; readonly notices: readonly Notice[] }> {
  const result = yield* checkHoldout(occasions, lastDay, { share, kind: bought.model.kind });
  if (result.kind === 'too short') {
    return { holdout: undefined, notices: [{ code: 'no-holdout', message: result.message }] };
  }
  const { check, stoodIn } = result;
  const notices: Notice[] = [];
  if (stoodIn !== undefined) {
    notices.push({
      code: 'holdout-by-shrinkage',
      message: `The check on held-out days is of a shrinkage estimate, since the model does not fit the days before them. ${stoodIn}`,
    });
  }
  if (check.mae >= check.naiveMae) {
    const closer = Math.abs(check.predicted - check.actual) < Math.abs(check.naive - check.actual);
    const sums = `${countText(Math.round(check.predicted))} against ${countText(Math.round(check.naive))}, where ${countText(check.actual)} were made`;
    notices.push({
      code: 'no-better-than-naive',
      message: `On the held-out days the forecast was off by ${check.mae.toFixed(2)} purchases per customer, no better than letting each go on at its own past rate (${check.naiveMae.toFixed(2)}); in sum it was ${closer ? 'closer' : 'no closer either'} (${sums}).`,
    });
  }
  return { holdout: check, notices };
}
