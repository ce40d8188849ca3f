import { countText } from '../../../base/number-text.ts';
import type { Sliced } from '../../../base/sliced.ts';
import { correlationMatrix } from '../../../kernels/correlation.ts';
import {
  type GammaGamma,
  type GammaGammaEdge,
  type GammaGammaMaximum,
  gammaGammaExpectedSpend,
  gammaGammaMean,
  fitGammaGamma,
} from '../../../kernels/gamma-gamma.ts';
import { matrixFromColumns } from '../../../kernels/matrix.ts';
import { type MeanPrior, meanPrior, shrunkMean } from '../../../kernels/mean-shrinkage.ts';
import { meanOf } from '../../../kernels/moments.ts';
import type { FitEnd, GammaGammaFit } from './artifacts.ts';
import type { Buyers } from './buyers.ts';

/** Fewer customers who bought again say too little about three parameters. */
const LEAST_REPEAT_BUYERS = 20;

/** A model whose mean is this many times what customers spend on average takes its mean from a tail that nobody has seen. */
const INFLATED = 1.5;

/** By what spend per occasion is forecast. */
export type SpendModel =
  | { readonly kind: 'gamma–gamma'; readonly parameters: GammaGamma }
  | { readonly kind: 'shrinkage'; readonly prior: MeanPrior };

/** The fit, undefined where there is too little to try, and the model that follows from it. */
export interface FittedSpend {
  readonly fit: GammaGammaFit | undefined;
  readonly end: FitEnd;
  readonly model: SpendModel;
}

/**
 * Fits the spend of repeat occasions, as Fader and Hardie do; the stand-in is the analysis of variance of all occasions.
 * There must be known amounts. O(iterations × buyers).
 */
export function* fitSpend({ repeatSpend, spend }: Buyers): Sliced<FittedSpend> {
  const { counts, means } = repeatSpend;
  const rows = Array.from({ length: counts.length }, (_, i) => i).filter(
    (i) => counts[i]! > 0 && means[i]! > 0,
  );
  const shrinkage: SpendModel = { kind: 'shrinkage', prior: meanPrior(spend) };
  if (rows.length < LEAST_REPEAT_BUYERS) {
    const end: FitEnd = {
      kind: 'too little data',
      message: `${countText(rows.length)} customers spent money on another day again; the model of spend needs ${LEAST_REPEAT_BUYERS}.`,
    };
    return { fit: undefined, end, model: shrinkage };
  }
  const spends = {
    purchases: Float64Array.from(rows, (i) => counts[i]!),
    means: Float64Array.from(rows, (i) => means[i]!),
  };
  yield;
  const maximum = yield* fitGammaGamma(spends);
  const end = endOf(maximum, meanOf(spends.means).mean);
  const { parameters, logLikelihood } = maximum;
  const correlation = correlationMatrix(matrixFromColumns([spends.purchases, spends.means])).values[1]!;
  const fit = { ...parameters, logLikelihood, customers: rows.length, correlation, end };
  return { fit, end, model: end.kind === 'converged' ? { kind: 'gamma–gamma', parameters } : shrinkage };
}

/** Expected spend per occasion of every buyer, at least 0. O(buyers). */
export function forecastSpend(model: SpendModel, { repeatSpend, spend }: Buyers): Float64Array {
  return Float64Array.from({ length: spend.counts.length }, (_, i) =>
    Math.max(
      0,
      model.kind === 'gamma–gamma'
        ? gammaGammaExpectedSpend(model.parameters, repeatSpend.counts[i]!, repeatSpend.means[i]!)
        : shrunkMean(model.prior, spend.counts[i]!, spend.means[i]!),
    ),
  );
}

function endOf({ parameters, edge, converged, iterations }: GammaGammaMaximum, observedMean: number): FitEnd {
  if (edge !== undefined) {
    const { parameter, meaning } = EDGE_WORDS[edge];
    return { kind: 'boundary', parameter, message: meaning };
  }
  const mean = gammaGammaMean(parameters);
  if (mean > INFLATED * observedMean) {
    return {
      kind: 'boundary',
      parameter: 'q',
      message: `The parameter q of the model of spend is so close to 1 (${parameters.q.toPrecision(3)}) that its mean spend, ${shortAmount(mean)}, is far above the ${shortAmount(observedMean)} that customers spend.`,
    };
  }
  if (converged) return { kind: 'converged', iterations };
  return {
    kind: 'not converged',
    message: `The search for the parameters of the model of spend did not come to rest in ${countText(iterations)} steps.`,
  };
}

function shortAmount(amount: number): string {
  return amount >= 100 ? countText(amount) : amount.toPrecision(3);
}

const EDGE_WORDS: Readonly<Record<GammaGammaEdge, { readonly parameter: string; readonly meaning: string }>> =
  {
    'customers alike': {
      parameter: 'q and gamma',
      meaning:
        'The parameters q and gamma of the model of spend grow without end: nothing shows that customers differ in what they spend.',
    },
    'always the same spend': {
      parameter: 'p',
      meaning:
        'The parameter p of the model of spend grows without end: nothing shows that a customer’s spend differs from one purchase to the next.',
    },
    'infinite mean': {
      parameter: 'q',
      meaning:
        'The parameter q of the model of spend is not above 1: spend differs so much that the model knows no mean of it.',
    },
  };
