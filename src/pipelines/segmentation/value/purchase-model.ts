import { countText } from '../../../base/number-text.ts';
import type { Sliced } from '../../../base/sliced.ts';
import { type BgNbdEdge, type BgNbdMaximum, fitBgNbd } from '../../../kernels/bg-nbd-fit.ts';
import { type BgNbd, bgNbdAlive, bgNbdPurchasesIfAlive } from '../../../kernels/bg-nbd.ts';
import { historyGroups } from '../../../kernels/purchase-histories.ts';
import { type RatePrior, ratePrior, shrunkRate } from '../../../kernels/rate-shrinkage.ts';
import type { BgNbdFit, FitEnd } from './artifacts.ts';
import type { Buyers } from './buyers.ts';

/** Fewer buyers, or fewer of them who bought again, say too little about four parameters. */
const LEAST_BUYERS = 30;
const LEAST_REPEAT_BUYERS = 10;
/** Parameters beyond this, or below its inverse, are on their way to a boundary; alpha is in weeks. */
const RUNAWAY = 1e6;

/** By what purchases are forecast: the model where it fits, the shrinkage estimate where not. */
export type PurchaseModel =
  | { readonly kind: 'BG/NBD'; readonly parameters: BgNbd }
  | { readonly kind: 'shrinkage'; readonly prior: RatePrior };

/** The fit, undefined where there is too little to try, and the model that follows from it. */
export interface FittedPurchases {
  readonly fit: BgNbdFit | undefined;
  readonly end: FitEnd;
  readonly model: PurchaseModel;
}

/** Fits the purchases of at least one buyer. O(iterations × distinct histories). */
export function* fitPurchases(buyers: Buyers): Sliced<FittedPurchases> {
  const short = tooLittle(buyers);
  if (short !== undefined) return { fit: undefined, end: short, model: shrinkageOf(buyers) };
  const groups = historyGroups(buyers);
  yield;
  const maximum = yield* fitBgNbd(groups);
  const end = endOf(maximum);
  const { parameters, logLikelihood } = maximum;
  const fit = { ...parameters, logLikelihood, customers: buyers.customer.length, end };
  const model: PurchaseModel =
    end.kind === 'converged' ? { kind: 'BG/NBD', parameters } : shrinkageOf(buyers);
  return { fit, end, model };
}

/** Own rates drawn towards the mean of all: the stand-in for the model, which takes nobody for gone. */
export function shrinkageOf({ repeats, age }: Buyers): PurchaseModel {
  const known = age.some((weeks) => weeks > 0);
  return { kind: 'shrinkage', prior: ratePrior(repeats, known ? age : age.map(() => 1 / 7)) };
}

/** What buyers will do, one entry each. */
export interface PurchaseForecast {
  /** NaN in a shrinkage estimate. */
  readonly alive: Float64Array;
  readonly purchases: Float64Array;
  /** Purchases of each step, discounted. */
  readonly discounted: Float64Array;
}

/** Equal steps of time to come. */
export interface Horizon {
  readonly steps: number;
  readonly weeksPerStep: number;
  /** Share by which a purchase counts less for each step, as 1 / (1 + discount). */
  readonly discount: number;
}

/** Forecasts every buyer's purchases over the horizon. O(buyers + distinct (repeats, age) × steps × terms of the series). */
export function forecastPurchases(
  model: PurchaseModel,
  { repeats, recency, age }: Buyers,
  horizon: Horizon,
): PurchaseForecast {
  const buyers = repeats.length;
  const alive = new Float64Array(buyers).fill(NaN);
  const purchases = new Float64Array(buyers);
  const discounted = new Float64Array(buyers);
  const known = new Map<number, Stepwise>();
  const even = sumSteps(horizon, (weeks) => weeks);
  for (let i = 0; i < buyers; i++) {
    if (model.kind === 'shrinkage') {
      const rate = shrunkRate(model.prior, repeats[i]!, age[i]!);
      purchases[i] = rate * even.purchases;
      discounted[i] = rate * even.discounted;
      continue;
    }
    const history = { repeats: repeats[i]!, recency: recency[i]!, age: age[i]! };
    const key = Math.round(history.age * 7) * 4_194_304 + history.repeats;
    let ifAlive = known.get(key);
    if (ifAlive === undefined) {
      ifAlive = sumSteps(horizon, (weeks) => bgNbdPurchasesIfAlive(model.parameters, history, weeks));
      known.set(key, ifAlive);
    }
    alive[i] = bgNbdAlive(model.parameters, history);
    purchases[i] = alive[i]! * ifAlive.purchases;
    discounted[i] = alive[i]! * ifAlive.discounted;
  }
  return { alive, purchases, discounted };
}

interface Stepwise {
  readonly purchases: number;
  readonly discounted: number;
}

function sumSteps(horizon: Horizon, expected: (weeks: number) => number): Stepwise {
  let before = 0;
  let discounted = 0;
  let worth = 1;
  for (let step = 1; step <= horizon.steps; step++) {
    const until = expected(step * horizon.weeksPerStep);
    worth /= 1 + horizon.discount;
    discounted += (until - before) * worth;
    before = until;
  }
  return { purchases: before, discounted };
}

function tooLittle({ repeats }: Buyers): FitEnd | undefined {
  const again = repeats.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  if (repeats.length >= LEAST_BUYERS && again >= LEAST_REPEAT_BUYERS) return undefined;
  return {
    kind: 'too little data',
    message: `Of ${countText(repeats.length)} buyers ${countText(again)} bought on another day again; the model of purchases needs ${countText(LEAST_BUYERS)} buyers and ${LEAST_REPEAT_BUYERS} who bought again.`,
  };
}

function endOf({ parameters, edge, converged, iterations }: BgNbdMaximum): FitEnd {
  if (edge !== undefined) {
    const { parameter, meaning } = EDGE_WORDS[edge];
    return { kind: 'boundary', parameter, message: meaning };
  }
  const runaway = Object.entries(parameters).find(([, value]) => value > RUNAWAY || value < 1 / RUNAWAY);
  if (runaway !== undefined) {
    const [parameter, value] = runaway;
    return {
      kind: 'boundary',
      parameter,
      message: `The parameter ${parameter} of the model of purchases runs away (${value > 1 ? 'beyond' : 'below'} ${value > 1 ? '1,000,000' : '0.000001'}): the purchases do not say how large it is.`,
    };
  }
  if (converged) return { kind: 'converged', iterations };
  return {
    kind: 'not converged',
    message: `The search for the parameters of the model of purchases did not come to rest in ${countText(iterations)} steps.`,
  };
}

const EDGE_WORDS: Readonly<Record<BgNbdEdge, { readonly parameter: string; readonly meaning: string }>> = {
  'nobody leaves': {
    parameter: 'a',
    meaning:
      'The parameter a of the model of purchases goes to 0: nothing shows that customers leave for good, so how many do cannot be estimated.',
  },
  'everybody leaves': {
    parameter: 'b',
    meaning:
      'The parameter b of the model of purchases goes to 0: it would have every customer leave after buying again.',
  },
  'one probability of leaving': {
    parameter: 'a and b',
    meaning:
      'The parameters a and b of the model of purchases grow without end: nothing shows that customers differ in how soon they leave.',
  },
  'all or nothing': {
    parameter: 'a and b',
    meaning:
      'The parameters a and b of the model of purchases go to 0: it would have some customers leave after buying again once, and the others never.',
  },
  'one rate': {
    parameter: 'r and alpha',
    meaning:
      'The parameters r and alpha of the model of purchases grow without end: nothing shows that customers differ in how often they buy.',
  },
};
