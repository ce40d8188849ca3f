import type { Disposition } from '../judgement/verdict.ts';
import type { Tier } from '../sensitivity/tiers.ts';

/** Jaccard similarities are those of bootstrap samples; `parts` are all tests, of which the worst gives the tier. */
export interface RobustnessResult {
  readonly tier: Tier;
  readonly worst: string;
  readonly jaccardMean: number | null;
  readonly jaccardLow: number | null;
  readonly jaccardHigh: number | null;
  /** Shares of the samples. */
  readonly dissolved: number | null;
  readonly recovered: number | null;
  /** 95 % quantile of what copies with the distribution of each feature reach in the bootstrap. */
  readonly copulaP95: number | null;
  readonly parts: readonly {
    readonly name: string;
    readonly score: number | null;
    readonly tier: Tier | null;
    readonly nullP95: number | null;
    readonly because: string | null;
  }[];
}

/** Quantiles 5 %, 50 % and 95 %. */
export interface RangeResult {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** `proposed` is what the rules say, `disposition` that or a decision by hand, which `override` then holds. */
export interface VerdictResult {
  readonly disposition: Disposition;
  readonly proposed: Disposition;
  readonly reason: { readonly code: string; readonly text: string };
  readonly override: { readonly disposition: Disposition; readonly note: string } | null;
  readonly criteria: readonly {
    readonly setting: string;
    readonly title: string;
    readonly severity: 'reject' | 'warn';
    readonly outcome: 'pass' | 'fail' | 'not tested';
    readonly sign: '≥' | '≤';
    readonly threshold: number;
    readonly value: number | null;
    readonly unit: string;
    readonly margin: number | null;
    readonly nearest: number | null;
    readonly because: string | null;
  }[];
  readonly dimensions: readonly {
    readonly name: 'who' | 'what' | 'when' | 'how';
    readonly outcome: 'pass' | 'fail' | 'not tested';
    readonly by: string | null;
    readonly kind: 'd' | 'lift';
    readonly value: number | null;
    readonly threshold: number;
    readonly setting: string;
    readonly margin: number | null;
    readonly nearest: number | null;
  }[];
  readonly economics: {
    readonly cost: RangeResult;
    readonly gain: RangeResult | null;
    readonly roi: RangeResult | null;
    readonly profitable: number | null;
    readonly breakEvenLift: number | null;
    readonly costRatio: number | null;
    readonly sampleSize: number | null;
    readonly because: string | null;
  };
}
