/** Customers in two dimensions, for drawing only. */
export interface Projection {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Share of the variance along each axis. */
  readonly explained: readonly [number, number];
  /** Per axis, the features' weights. */
  readonly loadings: readonly {
    readonly feature: string;
    readonly title: string;
    readonly x: number;
    readonly y: number;
  }[];
}

/** A sample of the customers in two dimensions by UMAP, for drawing only. */
export interface Embedding {
  /** Rows of the profiles, ascending. */
  readonly rows: Uint32Array;
  /** Of each sampled customer. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly neighbours: number;
  readonly minDist: number;
}
