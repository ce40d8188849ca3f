/** How well single customers lie in their segments: exact of all, or of a sample and within it. */
export interface CustomerSilhouettes {
  /** The customers of the sample by row, in no order; undefined: all customers, in order. */
  readonly rows: Int32Array | undefined;
  /** Silhouette width of each, −1 to 1; negative where the customer lies nearer to another segment. */
  readonly widths: Float32Array;
}
