/** Quintile scores of recency, frequency and monetary value, and the named segments of the R package rfm. */
export interface Rfm {
  /** Day that recency counts back from, YYYY-MM-DD. */
  readonly day: string;
  /** Scores 1 to 5 by customer, in the order of the profiles; 0 for customers without a purchase. */
  readonly recency: Uint8Array;
  readonly frequency: Uint8Array;
  /** Net of refunds; the frequency score once more where the data hold no amounts. */
  readonly monetary: Uint8Array;
  /** Index into `names` by customer; −1 for customers without a purchase. */
  readonly segment: Int8Array;
  /** "Champions", …, "Others". */
  readonly names: readonly string[];
  /** One entry per name. */
  readonly summary: readonly {
    readonly customers: number;
    readonly orders: number;
    readonly revenue: number;
  }[];
}
