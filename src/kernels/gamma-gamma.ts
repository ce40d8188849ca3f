import { assert } from '../base/assert.ts';
import { exp, log, log1p } from '../base/portable-math.ts';
import { digamma } from './digamma.ts';
import { logGamma } from './log-gamma.ts';
import { type Descent, type Minimum, minimise } from './quasi-newton.ts';

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

/**
 * The log-likelihood (Fader & Hardie 2013, eq. 1a), and its derivatives by p, q and gamma. O(customers).
 */
export function gammaGammaLogLikelihood(
  { purchases, means }: MeanSpends,
  { p, q, gamma }: GammaGamma,
  derivatives: Float64Array = new Float64Array(3),
): number {
  const byPurchases = new Map<number, { value: number; byP: number; byQ: number }>();
  const logGammaQ = logGamma(q);
  const digammaQ = digamma(q);
  let sum = 0;
  let byP = 0;
  let byQ = 0;
  let byGamma = 0;
  for (let c = 0; c < purchases.length; c++) {
    const x = purchases[c]!;
    let known = byPurchases.get(x);
    if (known === undefined) {
      const both = digamma(p * x + q);
      known = {
        value: logGamma(p * x + q) - logGamma(p * x) - logGammaQ,
        byP: x * (both - digamma(p * x)),
        byQ: both - digammaQ,
      };
      byPurchases.set(x, known);
    }
    const total = x * means[c]!;
    const logSpent = log1p(gamma / total);
    const logLeft = log1p(total / gamma);
    sum += known.value - p * x * logSpent - q * logLeft - log(means[c]!);
    byP += known.byP - x * logSpent;
    byQ += known.byQ - logLeft;
    byGamma += (q * total - p * x * gamma) / (total + gamma);
  }
  derivatives[0] = byP;
  derivatives[1] = byQ;
  derivatives[2] = byGamma / gamma;
  return sum;
}

/**
 * Maximum-likelihood parameters by {@link minimise} on their logarithms, the best of several starts. There must be
 * customers. O(iterations × customers), some 30 iterations for each start.
 */
export function fitGammaGamma(spends: MeanSpends): GammaGammaMaximum {
  const customers = spends.purchases.length;
  assert(customers > 0, 'gamma–gamma needs customers');
  const scale = meanOf(spends.means);
  const scaled: MeanSpends = {
    purchases: spends.purchases,
    means: Float64Array.from(spends.means, (mean) => mean / scale),
  };
  const derivatives = new Float64Array(3);
  const objective = (point: Float64Array, gradient: Float64Array): number => {
    const parameters = parametersAt(point, 1);
    const value = gammaGammaLogLikelihood(scaled, parameters, derivatives);
    gradient[0] = (-derivatives[0]! * parameters.p) / customers;
    gradient[1] = (-derivatives[1]! * parameters.q) / customers;
    gradient[2] = (-derivatives[2]! * parameters.gamma) / customers;
    return -value / customers;
  };
  let best: Minimum | undefined;
  for (const { p, q } of STARTS) {
    const minimum = minimise(objective, Float64Array.of(log(p), log(q), log((q - 1) / p)), DESCENT);
    if (best === undefined || minimum.value < best.value) best = minimum;
  }
  const { point, iterations, converged } = best!;
  const parameters = parametersAt(point, scale);
  const logLikelihood = gammaGammaLogLikelihood(spends, parameters);
  const reaches = (at: GammaGamma): boolean =>
    gammaGammaLogLikelihood(spends, at) > logLikelihood - EDGE_LOSS;
  return { parameters, logLikelihood, iterations, converged, edge: edgeOf(parameters, reaches) };
}

const STARTS = [
  { p: 5, q: 4 },
  { p: 1, q: 2 },
  { p: 50, q: 20 },
] as const;
const DESCENT: Descent = { tolerance: 1e-9, maxIterations: 500, bound: 14, maxStep: 2 };
/** A log-likelihood that falls by no more than this on the way to the edge does not tell the two models apart. */
const EDGE_LOSS = 0.01;
const FAR = 1000;

function edgeOf(
  { p, q, gamma }: GammaGamma,
  reaches: (at: GammaGamma) => boolean,
): GammaGammaEdge | undefined {
  if (q <= 1) return 'infinite mean';
  const alike = { p, q: q * FAR, gamma: (gamma * (q * FAR - 1)) / (q - 1) };
  if (reaches(alike)) return 'customers alike';
  if (reaches({ p: p * FAR, q, gamma: gamma / FAR })) return 'always the same spend';
  return undefined;
}

function parametersAt(point: Float64Array, scale: number): GammaGamma {
  return { p: exp(point[0]!), q: exp(point[1]!), gamma: scale * exp(point[2]!) };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
