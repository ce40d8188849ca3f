import type { Prediction } from '../prediction/artifacts.ts';
import type { Rfm } from '../rfm/artifacts.ts';
import type { Segmentation } from '../model.ts';
import type { HoldoutCheck, Value } from '../value/artifacts.ts';
import type { PredictionResult, RfmResult, ValueResult } from './evidence-document.ts';
import { known, knownBand, knownMoney } from './known.ts';

/** How customer value was estimated and checked, without what is by customer. */
export function valueResult(value: Value): ValueResult {
  const { method, because, purchases, spend, horizonMonths, discountRate, holdout } = value;
  return {
    method,
    because: because ?? null,
    horizonMonths,
    discountRate,
    purchases:
      purchases === undefined
        ? null
        : {
            r: known(purchases.r),
            alpha: known(purchases.alpha),
            a: known(purchases.a),
            b: known(purchases.b),
            logLikelihood: known(purchases.logLikelihood),
            customers: purchases.customers,
            end: purchases.end.kind,
          },
    spend:
      spend === undefined
        ? null
        : {
            p: known(spend.p),
            q: known(spend.q),
            gamma: known(spend.gamma),
            logLikelihood: known(spend.logLikelihood),
            customers: spend.customers,
            correlation: known(spend.correlation),
            end: spend.end.kind,
          },
    holdout: holdout === undefined ? null : holdoutResult(holdout),
  };
}

function holdoutResult(holdout: HoldoutCheck): NonNullable<ValueResult['holdout']> {
  const { calibrationEnd, holdoutEnd, customers, actual, predicted, naive, mae, naiveMae } = holdout;
  return {
    calibrationEnd,
    holdoutEnd,
    customers,
    actual: known(actual),
    predicted: known(predicted),
    naive: known(naive),
    mae: known(mae),
    naiveMae: known(naiveMae),
  };
}

/** The named RFM segments, and how ours lie across them. O(customers). */
export function rfmResult({ day, segment, names, summary }: Rfm, { k, labels }: Segmentation): RfmResult {
  const counts = Array.from({ length: names.length + 1 }, () => new Array<number>(k).fill(0));
  for (let row = 0; row < labels.length; row++) {
    const name = segment[row]!;
    counts[name < 0 ? names.length : name]![labels[row]!]!++;
  }
  const unscored = counts[names.length]!;
  return {
    day,
    segments: names.map((name, index) => ({
      name,
      customers: summary[index]!.customers,
      orders: summary[index]!.orders,
      revenue: knownMoney(summary[index]!.revenue),
      bySegment: counts[index]!,
    })),
    unscored: { customers: unscored.reduce((sum, count) => sum + count, 0), bySegment: unscored },
  };
}

/** How much of the next period's revenue segments explain, beside RFM quintiles; null where it could not be tested. */
export function predictionResult(prediction: Prediction): PredictionResult | null {
  if (prediction.explained.length === 0) return null;
  const { until, nextEnd, customers, nextRevenue, explained, random } = prediction;
  return {
    until,
    nextEnd,
    customers,
    nextRevenue: knownMoney(nextRevenue),
    explained: explained.map(({ grouping, groups, etaSquared, giniGain }) => ({
      grouping,
      groups,
      etaSquared: known(etaSquared),
      giniGain: known(giniGain),
    })),
    random: { etaSquared: knownBand(random.etaSquared), giniGain: knownBand(random.giniGain) },
  };
}
