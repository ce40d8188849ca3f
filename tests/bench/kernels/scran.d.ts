declare module 'scran.js' {
  export function initialize(options: { readonly numberOfThreads: number }): Promise<boolean>;

  /** Columns of `values` are cells. */
  export function clusterKmeans(
    values: Float64Array,
    k: number,
    options: {
      readonly numberOfDims: number;
      readonly numberOfCells: number;
      readonly initMethod: 'random' | 'kmeans++' | 'var-part';
      readonly initSeed: number;
      readonly refineHartiganWongIterations: number;
      readonly numberOfThreads: number;
    },
  ): {
    /** A copy of the labels. */
    readonly clusters: () => Int32Array;
    readonly free: () => void;
  };
}
