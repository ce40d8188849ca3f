import type { FeaturePreparation } from '../preparation/features.ts';

/** One side of a comparison: who is in which segment, and what is known of each customer. */
export interface ComparedRun {
  /** Each once. */
  readonly ids: readonly string[];
  /** Segment of each customer, 0 … k − 1. */
  readonly labels: Uint8Array;
  readonly k: number;
  readonly columns: readonly ComparedColumn[];
  /** How the clustered features were made of the columns; undefined where that left no constants (quantile scaling). */
  readonly preparation: readonly FeaturePreparation[] | undefined;
}

export interface ComparedColumn {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** One value per customer, NaN = missing. */
  readonly values: Float32Array;
}
