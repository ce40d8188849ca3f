import { choice, number } from '../../../engine/setting.ts';

/** How segments are looked for. */
export const clustering = {
  title: 'Clustering',
  settings: {
    choice: choice({
      title: 'Number of segments',
      help: 'Automatic tries every k in the range and recommends one; fixed obeys k.',
      options: { auto: 'Automatic', fixed: 'Fixed' },
      fallback: 'auto',
    }),
    k: number({
      title: 'k, when fixed',
      help: 'The number of segments.',
      unit: 'segments',
      min: 2,
      max: 50,
      step: 1,
      fallback: 5,
    }),
    kMin: number({
      title: 'k from',
      help: 'Smallest number of segments tried.',
      unit: 'segments',
      min: 2,
      max: 50,
      step: 1,
      fallback: 5,
    }),
    kMax: number({
      title: 'k to',
      help: 'Largest number of segments tried.',
      unit: 'segments',
      min: 2,
      max: 50,
      step: 1,
      fallback: 15,
    }),
    engine: choice({
      title: 'Engine',
      help: 'Strata’s own k-means in 128-bit lanes of WebAssembly, the same in plain TypeScript, or the ml-kmeans package. The first two find the same segments to the last customer; plain is slower, and stands in where a browser lacks SIMD.',
      options: { simd: 'Strata, SIMD', reference: 'Strata, plain', 'ml-kmeans': 'ml-kmeans' },
      fallback: 'simd',
    }),
    restarts: number({
      title: 'Restarts',
      help: 'Independent starts for each k; the lowest inertia wins.',
      unit: 'starts',
      min: 1,
      max: 200,
      step: 1,
      fallback: 10,
    }),
    maxIterations: number({
      title: 'Iterations at most',
      help: 'A start that has not settled by then is stopped.',
      unit: 'iterations',
      min: 1,
      max: 10_000,
      step: 1,
      fallback: 300,
    }),
    exactSilhouetteRows: number({
      title: 'Exact silhouette up to',
      help: 'Beyond this many customers the silhouette is estimated from a stratified sample of that size, with its standard error.',
      unit: 'customers',
      min: 500,
      max: 100_000,
      step: 1,
      fallback: 10_000,
    }),
  },
} as const;
