import { exp, expm1, log, log1p } from '../base/portable-math.ts';

/**
 * Parameters of the BG/NBD model (Fader, Hardie & Lee 2005), all positive: customers buy at random at a rate drawn from a
 * gamma distribution (shape r, rate alpha, in the unit of time of the histories), and after each purchase leave for good
 * with a probability drawn from a beta distribution (a, b).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** One customer's history: repeat purchases, and times from the first purchase to the last one and to the end of observation. */
export interface PurchaseHistory {
  readonly repeats: number;
  readonly recency: number;
  readonly age: number;
}

/**
 * Probability that the customer has not left by the end of observation, 0 to 1 (Fader, Hardie & Lee 2008). 1 without
 * repeats: leaving follows a purchase, and the first one does not count. Never overflows. O(1).
 */
export function bgNbdAlive({ r, alpha, a, b }: BgNbd, { repeats, recency, age }: PurchaseHistory): number {
  if (repeats === 0) return 1;
  const silence = log1p((age - recency) / (alpha + recency));
  const lead = log(a / (b + repeats - 1)) + (r + repeats) * silence;
  return lead > 0 ? exp(-lead) / (1 + exp(-lead)) : 1 / (1 + exp(lead));
}

/**
 * Expected purchases in the time t after the end of observation (Fader, Hardie & Lee 2005, eq. 10). A customer without
 * repeats of age 0 gives the expectation E[X(t)] for a new one. O(terms of {@link bgNbdPurchasesIfAlive}).
 */
export function bgNbdExpectedPurchases(model: BgNbd, history: PurchaseHistory, t: number): number {
  return bgNbdAlive(model, history) * bgNbdPurchasesIfAlive(model, history, t);
}

/**
 * Probability of no purchase in the time t after the end of observation, 0 to 1: the customer has left, or stays silent.
 * With age 0 and no repeats P(X(t) = 0) of a new customer. O(1).
 */
export function bgNbdNoPurchase(model: BgNbd, history: PurchaseHistory, t: number): number {
  const alive = bgNbdAlive(model, history);
  const silent = exp(-(model.r + history.repeats) * log1p(t / (model.alpha + history.age)));
  return 1 - alive + alive * silent;
}

/**
 * Expected purchases in the time t of a customer known not to have left yet, at most the (r + x) t / (alpha + age) of one
 * who never will. The closed form of the paper, (a + b + x − 1) / (a − 1) × [1 − (1 − z)^(r + x) ₂F₁(r + x, b + x;
 * a + b + x − 1; z)] with z = t / (alpha + age + t), is 0/0 at a = 1 and overflows for many repeats. By Euler's
 * transformation it is c (1 − (1 − z)^e) / e − (1 − z)^e G with e = a − 1, c = a + b + x − 1 and a series G that has
 * neither flaw; for great r, where G alternates, the paper's form serves. Relative error some 1e-12 for usual parameters.
 * O(1 / (1 − z)) terms at worst.
 */
export function bgNbdPurchasesIfAlive(
  { r, alpha, a, b }: BgNbd,
  { repeats, age }: Pick<PurchaseHistory, 'repeats' | 'age'>,
  t: number,
): number {
  if (!(t > 0)) return 0;
  const z = t / (alpha + age + t);
  const logRest = -log1p(t / (alpha + age));
  const c = a + b + repeats - 1;
  const u = a + b - 1 - r;
  const most = ((r + repeats) * t) / (alpha + age);
  const purchases =
    u > -16 ? eulerForm(a - 1, c, u, z, logRest) : paperForm(a - 1, c, r + repeats, z, logRest);
  return Math.min(most, Math.max(0, purchases));
}

function eulerForm(e: number, c: number, u: number, z: number, logRest: number): number {
  const series = scaledSeries(u, e, c, z);
  const head = Math.abs(e) < 1e-300 ? -logRest : -expm1(e * logRest) / e;
  return c * head - u * z * series.sum * exp(e * logRest + series.logScale);
}

function paperForm(nearOne: number, c: number, shape: number, z: number, logRest: number): number {
  const e = Math.abs(nearOne) < 1e-5 ? 1e-5 : nearOne;
  const series = scaledSeries(shape, c - e, c, z);
  const rest = shape * (c - e) * z * series.sum * exp(shape * logRest + series.logScale);
  return (-c * expm1(shape * logRest) - rest) / e;
}

const MAX_TERMS = 200_000;
const SCALE = 1e-250;
const LOG_SCALE = 575.6462732485114;

/** Σ of terms that begin with 1, each the one before × (p + n)(q + n) z / ((c + n)(n + 1)), n from 1 on, as sum × e^logScale. */
function scaledSeries(p: number, q: number, c: number, z: number): { sum: number; logScale: number } {
  let term = 1;
  let sum = 1;
  let logScale = 0;
  for (let n = 1; n < MAX_TERMS; n++) {
    const ratio = ((p + n) * (q + n) * z) / ((c + n) * (n + 1));
    term *= ratio;
    sum += term;
    if (Math.abs(term) > 1e250) {
      term *= SCALE;
      sum *= SCALE;
      logScale += LOG_SCALE;
    }
    if (Math.abs(term) <= 1e-17 * Math.abs(sum) && Math.abs(ratio) < 1) break;
  }
  return { sum, logScale };
}
