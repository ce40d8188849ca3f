import { countText } from '../../../base/number-text.ts';
import type { Sliced } from '../../../base/sliced.ts';
import { dayText } from '../day.ts';
import type { CalibrationPoint, HoldoutCheck } from './artifacts.ts';
import { type Buyers, buyersUntil } from './buyers.ts';
import { type FittedPurchases, fitPurchases, forecastPurchases, shrinkageOf } from './purchase-model.ts';
import type { PurchaseOccasions } from './purchase-occasions.ts';

const DAY = 86_400_000;
const LEAST_DAYS = 7;
const LEAST_BUYERS = 10;
/** Customers with this many repeat purchases or more are one point of the calibration plot. */
const LAST_POINT = 7;

/** The check, or why there is none; `stoodIn` says why the forecast was a shrinkage estimate although the whole has a model. */
export type HoldoutResult =
  | { readonly kind: 'checked'; readonly check: HoldoutCheck; readonly stoodIn: string | undefined }
  | { readonly kind: 'too short'; readonly message: string };

/**
 * Forecasts the last `share` of the days from the first purchase to `lastDay` (days since 1970-01-01) from those before,
 * by a model fitted to those alone, and counts what happened. A shrinkage estimate for the whole is checked as such. The
 * naive forecast lets every customer go on at its own past rate. O(buyers × fit).
 */
export function* checkHoldout(
  occasions: PurchaseOccasions,
  lastDay: number,
  { share, kind }: { readonly share: number; readonly kind: FittedPurchases['model']['kind'] },
): Sliced<HoldoutResult> {
  const firstDay = occasions.day.reduce((least, day) => Math.min(least, day), Infinity);
  const calibrationEnd = firstDay + Math.floor((1 - share) * (lastDay - firstDay));
  const days = lastDay - calibrationEnd;
  if (!(days >= LEAST_DAYS && calibrationEnd - firstDay >= LEAST_DAYS)) {
    return tooShort(
      `purchases span ${countText(Math.max(0, lastDay - firstDay))} days; either part needs ${LEAST_DAYS}`,
    );
  }
  const buyers = buyersUntil(occasions, calibrationEnd);
  if (buyers.customer.length < LEAST_BUYERS) {
    return tooShort(
      `${countText(buyers.customer.length)} customers bought before ${dayText((calibrationEnd + 1) * DAY)}`,
    );
  }
  yield;
  const fitted = kind === 'BG/NBD' ? yield* fitPurchases(buyers) : undefined;
  const model = fitted?.model ?? shrinkageOf(buyers);
  const weeks = days / 7;
  const predicted = forecastPurchases(model, buyers, {
    steps: 1,
    weeksPerStep: weeks,
    discount: 0,
  }).purchases;
  yield;
  const naive = naiveForecast(buyers, weeks);
  const actual = countAfter(occasions, buyers, calibrationEnd);
  yield;
  const check: HoldoutCheck = {
    calibrationEnd: dayText(calibrationEnd * DAY),
    holdoutEnd: dayText(lastDay * DAY),
    customers: buyers.customer.length,
    actual: sum(actual),
    predicted: sum(predicted),
    naive: sum(naive),
    mae: meanAbsoluteError(actual, predicted),
    naiveMae: meanAbsoluteError(actual, naive),
    points: calibrationPoints(buyers, { actual, predicted, naive }),
  };
  const stoodIn = fitted === undefined || fitted.model.kind === 'BG/NBD' ? undefined : messageOf(fitted);
  return { kind: 'checked', check, stoodIn };
}

function messageOf({ end }: FittedPurchases): string | undefined {
  return end.kind === 'converged' ? undefined : end.message;
}

function tooShort(why: string): HoldoutResult {
  return { kind: 'too short', message: `Forecasts could not be checked on held-out days: ${why}.` };
}

function naiveForecast({ repeats, age }: Buyers, weeks: number): Float64Array {
  return Float64Array.from(repeats, (x, i) => (x === 0 ? 0 : (x / age[i]!) * weeks));
}

function countAfter(
  { starts, day }: PurchaseOccasions,
  { customer, repeats }: Buyers,
  until: number,
): Float64Array {
  return Float64Array.from(customer, (c, i) => {
    const known = starts[c]! + repeats[i]! + 1;
    let count = 0;
    for (let at = known; at < starts[c + 1]!; at++) if (day[at]! > until) count++;
    return count;
  });
}

interface Forecasts {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly naive: Float64Array;
}

function calibrationPoints({ repeats }: Buyers, forecasts: Forecasts): readonly CalibrationPoint[] {
  const points: CalibrationPoint[] = [];
  for (let purchases = 0; purchases <= LAST_POINT; purchases++) {
    const members = Array.from(repeats, (x, i) => (Math.min(x, LAST_POINT) === purchases ? i : -1)).filter(
      (i) => i >= 0,
    );
    if (members.length === 0) continue;
    const mean = (values: Float64Array): number =>
      members.reduce((total, i) => total + values[i]!, 0) / members.length;
    points.push({
      purchases,
      orMore: purchases === LAST_POINT,
      customers: members.length,
      actual: mean(forecasts.actual),
      predicted: mean(forecasts.predicted),
      naive: mean(forecasts.naive),
    });
  }
  return points;
}

function meanAbsoluteError(actual: Float64Array, forecast: Float64Array): number {
  return actual.reduce((total, value, i) => total + Math.abs(value - forecast[i]!), 0) / actual.length;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
