import type { Notice } from '../notice.ts';

/** How a maximum-likelihood fit ended; only `converged` ones are used. */
export type FitEnd =
  | { readonly kind: 'converged'; readonly iterations: number }
  | { readonly kind: 'boundary'; readonly parameter: string; readonly message: string }
  | { readonly kind: 'not converged'; readonly message: string }
  | { readonly kind: 'too little data'; readonly message: string };

/** BG/NBD (Fader, Hardie & Lee 2005): purchases at a gamma-distributed rate until a beta-geometric dropout; time in weeks. */
export interface BgNbdFit {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly logLikelihood: number;
  readonly customers: number;
  readonly end: FitEnd;
}

/** Gamma–Gamma (Fader & Hardie 2013): mean spend per purchase of the customers with repeat purchases. */
export interface GammaGammaFit {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
  readonly logLikelihood: number;
  readonly customers: number;
  /** Pearson correlation of purchases and mean spend, which the model takes to be 0; NaN where either is constant. */
  readonly correlation: number;
  readonly end: FitEnd;
}

/** Customers with the same number of repeat purchases in calibration, and what they did afterwards. */
export interface CalibrationPoint {
  /** Repeat purchases in the calibration period; the last point holds this many or more. */
  readonly purchases: number;
  readonly orMore: boolean;
  readonly customers: number;
  /** Mean purchases per customer in the holdout period. */
  readonly actual: number;
  readonly predicted: number;
  /** The naive baseline: purchases go on at the customer's own past rate. */
  readonly naive: number;
}

/** A fit on the first part of the period, held against the rest. */
export interface HoldoutCheck {
  /** Last day of calibration and of the holdout, YYYY-MM-DD. */
  readonly calibrationEnd: string;
  readonly holdoutEnd: string;
  readonly customers: number;
  readonly actual: number;
  readonly predicted: number;
  readonly naive: number;
  /** Mean absolute error per customer. */
  readonly mae: number;
  readonly naiveMae: number;
  readonly points: readonly CalibrationPoint[];
}

/**
 * By what purchases and spend were forecast. A shrinkage estimate stands in where a model does not fit: the customer's own
 * rate and mean, drawn towards those of all by how little is known of it. Without amounts there is no spend.
 */
export type ValueMethod =
  | 'BG/NBD and Gamma–Gamma'
  | 'BG/NBD, spend by a shrinkage estimate'
  | 'BG/NBD'
  | 'shrinkage estimate';

/** What customers are worth over the horizon; entries by customer, in the order of the profiles. */
export interface Value {
  readonly method: ValueMethod;
  /** Why not both models, in sentences; undefined when they serve. */
  readonly because: string | undefined;
  readonly purchases: BgNbdFit | undefined;
  readonly spend: GammaGammaFit | undefined;
  readonly horizonMonths: number;
  /** Discount per month. */
  readonly discountRate: number;
  /**
   * Probability of still being a customer; NaN throughout where purchases are a shrinkage estimate, which knows no leaving.
   * Customers without a purchase have NaN here and in the next three.
   */
  readonly alive: Float64Array;
  /** Purchase occasions, which are days with a purchase, within the horizon. */
  readonly expectedPurchases: Float64Array;
  /** Spend per occasion, before refunds; NaN throughout where the data hold no amounts, and so `clv`. */
  readonly expectedSpend: Float64Array;
  /** Discounted revenue of the horizon, net of the refunds to be expected (see kept-spend.ts), in the currency of the data. */
  readonly clv: Float64Array;
  /** Undefined where the periods hold too little. */
  readonly holdout: HoldoutCheck | undefined;
  readonly warnings: readonly Notice[];
}
