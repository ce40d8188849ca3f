import { assert } from '../base/assert.ts';
import type { Sliced } from '../base/sliced.ts';
import { exp, log, log1p } from '../base/portable-math.ts';
import { digamma } from './digamma.ts';
import { logGamma } from './log-gamma.ts';
import { meanOf } from './moments.ts';
import { type Descent, type Objective, bestMinimum } from './quasi-newton.ts';

/**
 * Parameters of the gamma–gamma model (Fader & Hardie 2013), all positive: spend per purchase is gamma (shape p, rate ν),
 * and ν differs between customers as a gamma (shape q, rate gamma; gamma in currency).
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** Mean spend per purchase of customers, one entry each; all counts and means above 0. */
export interface MeanSpends {
  readonly purchases: ArrayLike<number>;
  readonly means: ArrayLike<number>;
}

/**
 * Where the likelihood grows towards a simpler model, or the model has no use: all customers spend alike (q → ∞), each
 * spends the same every time (p → ∞), or the population's mean spend is infinite (q ≤ 1).
 */
export type GammaGammaEdge = 'customers alike' | 'always the same spend' | 'infinite mean';

export interface GammaGammaMaximum {
  readonly parameters: GammaGamma;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly edge: GammaGammaEdge | undefined;
}

/** Mean spend per purchase over all customers, p gamma / (q − 1); for q > 1. O(1). */
export function gammaGammaMean({ p, q, gamma }: GammaGamma): number {
  return (p * gamma) / (q - 1);
}

/**
 * Expected spend per purchase of a customer with so many purchases of this mean: the mean of all and its own, weighted by
 * what is known of it (Fader & Hardie 2013, eq. 5). Without purchases the mean of all. O(1).
 */
export function gammaGammaExpectedSpend(model: GammaGamma, purchases: number, mean: number): number {
  const { p, q } = model;
  const weight = (p * purchases) / (p * purchases + q - 1);
  return (1 - weight) * gammaGammaMean(model) + (purchases > 0 ? weight * mean : 0);
}

/** Mean spends as the likelihood looks at them, one entry each. */
export interface SpendRows {
  /** Index into `purchases`, which holds the distinct counts. */
  readonly group: Int32Array;
  readonly purchases: Float64Array;
  readonly totals: Float64Array;
  readonly logTotals: Float64Array;
  readonly sumLogMeans: number;
}

/** Mean spends made ready for the likelihood. O(customers). */
export function spendRows({ purchases, means }: MeanSpends): SpendRows {
  const indexOf = new Map<number, number>();
  const group = Int32Array.from({ length: purchases.length }, (_, c) => {
    const known = indexOf.get(purchases[c]!) ?? indexOf.size;
    indexOf.set(purchases[c]!, known);
    return known;
  });
  const totals = Float64Array.from({ length: purchases.length }, (_, c) => purchases[c]! * means[c]!);
  let sumLogMeans = 0;
  for (let c = 0; c < means.length; c++) sumLogMeans += log(means[c]!);
  return {
    group,
    purchases: Float64Array.from(indexOf.keys()),
    totals,
    logTotals: totals.map(log),
    sumLogMeans,
  };
}

/** The log-likelihood (Fader & Hardie 2013, eq. 1a), and its derivatives by p, q and gamma. O(customers). */
export function gammaGammaLogLikelihood(
  { group, purchases, totals, logTotals, sumLogMeans }: SpendRows,
  { p, q, gamma }: GammaGamma,
  derivatives: Float64Array = new Float64Array(3),
): number {
  const logGammaQ = logGamma(q);
  const digammaQ = digamma(q);
  const beta = purchases.map((x) => logGamma(p * x + q) - logGamma(p * x) - logGammaQ);
  const betaByP = purchases.map((x) => x * (digamma(p * x + q) - digamma(p * x)));
  const betaByQ = purchases.map((x) => digamma(p * x + q) - digammaQ);
  const logScale = log(gamma);
  let sum = -sumLogMeans;
  let byP = 0;
  let byQ = 0;
  let byGamma = 0;
  for (let c = 0; c < group.length; c++) {
    const g = group[c]!;
    const x = purchases[g]!;
    const total = totals[c]!;
    const logLeft = log1p(total / gamma);
    const logSpent = logLeft - logTotals[c]! + logScale;
    sum += beta[g]! - p * x * logSpent - q * logLeft;
    byP += betaByP[g]! - x * logSpent;
    byQ += betaByQ[g]! - logLeft;
    byGamma += (q * total - p * x * gamma) / (total + gamma);
  }
  derivatives[0] = byP;
  derivatives[1] = byQ;
  derivatives[2] = byGamma / gamma;
  return sum;
}

/**
 * Maximum-likelihood parameters by {@link bestMinimum} on their logarithms. There must be customers.
 * O(iterations × customers), some 30 iterations from each start.
 */
export function* fitGammaGamma(spends: MeanSpends): Sliced<GammaGammaMaximum> {
  const customers = spends.purchases.length;
  assert(customers > 0, 'gamma–gamma needs customers');
  const scale = meanOf(Float64Array.from(spends.means)).mean;
  const stride = Math.ceil(customers / SKETCH_CUSTOMERS);
  const starts = STARTS.map(({ p, q }) => Float64Array.of(log(p), log(q), log((q - 1) / p)));
  const { point, iterations, converged } = yield* bestMinimum(
    objectiveOf(spends, scale, 1),
    starts,
    DESCENT,
    stride > 2 ? objectiveOf(spends, scale, stride) : undefined,
  );
  const parameters = parametersAt(point, scale);
  const rows = spendRows(spends);
  yield;
  const logLikelihood = gammaGammaLogLikelihood(rows, parameters);
  const reaches = (at: GammaGamma): boolean => gammaGammaLogLikelihood(rows, at) > logLikelihood - EDGE_LOSS;
  return { parameters, logLikelihood, iterations, converged, edge: edgeOf(parameters, reaches) };
}

/** The mean log-likelihood of a customer, negative, with spend in units of `scale`, on every `stride`-th customer. */
function objectiveOf({ purchases, means }: MeanSpends, scale: number, stride: number): Objective {
  const rows = Math.ceil(purchases.length / stride);
  const scaled = spendRows({
    purchases: Float64Array.from({ length: rows }, (_, i) => purchases[i * stride]!),
    means: Float64Array.from({ length: rows }, (_, i) => means[i * stride]! / scale),
  });
  const derivatives = new Float64Array(3);
  return (point, gradient) => {
    const parameters = parametersAt(point, 1);
    const value = gammaGammaLogLikelihood(scaled, parameters, derivatives);
    gradient[0] = (-derivatives[0]! * parameters.p) / rows;
    gradient[1] = (-derivatives[1]! * parameters.q) / rows;
    gradient[2] = (-derivatives[2]! * parameters.gamma) / rows;
    return -value / rows;
  };
}

const SKETCH_CUSTOMERS = 1500;
const STARTS = [
  { p: 5, q: 4 },
  { p: 1, q: 2 },
  { p: 50, q: 20 },
] as const;
const DESCENT: Descent = { tolerance: 1e-9, maxIterations: 500, bound: 12, maxStep: 2 };
/** A log-likelihood that falls by no more than this on the way to the edge does not tell the two models apart. */
const EDGE_LOSS = 0.01;
/** A shape that leaves a spread of 1 %; beyond it the log-likelihood has too few digits to climb. */
const FAR = 10_000;

function edgeOf(
  { p, q, gamma }: GammaGamma,
  reaches: (at: GammaGamma) => boolean,
): GammaGammaEdge | undefined {
  if (q <= 1) return 'infinite mean';
  const alike = { p, q: FAR, gamma: (gamma * (FAR - 1)) / (q - 1) };
  if (q > FAR || reaches(alike)) return 'customers alike';
  if (p > FAR || reaches({ p: FAR, q, gamma: (gamma * p) / FAR })) return 'always the same spend';
  return undefined;
}

function parametersAt(point: Float64Array, scale: number): GammaGamma {
  return { p: exp(point[0]!), q: exp(point[1]!), gamma: scale * exp(point[2]!) };
}
