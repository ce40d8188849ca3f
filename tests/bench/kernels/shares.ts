import { randomStream } from '../../../src/base/random.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { exactSilhouettes } from '../../../src/kernels/clustering-engine.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { kMeansWith } from '../../../src/kernels/simd/k-means-memory.ts';
import { simdSteps } from '../../../src/kernels/simd/simd-k-means.ts';
import { type Contender, inTurn, timed } from '../reading.ts';

/** How near a kernel comes to the multiply-adds in f32 that the machine can do. */
export interface Share {
  readonly name: string;
  /** Terms per second by processor time: a term is one multiply-add of one dimension of one pair. */
  readonly termsPerSecond: number;
  readonly share: number;
}

/** The machine's limit and each kernel's share of it, measured in turn in this process. */
export async function shares(matrix: Matrix, k: number, rounds: number): Promise<Share[]> {
  const { rows, columns } = matrix;
  const steps = simdSteps(matrix);
  const fit = steps.iterate(steps.seed(k, randomStream(1)).centroids, 300);
  const wasm = kMeansWith(matrix, undefined)!;
  const trials = 2 + Math.floor(Math.log(k));
  const measured: readonly { readonly name: string; readonly terms: number; readonly work: () => void }[] = [
    { name: 'limit: multiply-adds from registers', terms: 48e6, work: () => wasm.multiplyAdd(1e6) },
    { name: 'assignment, all rows, f32', terms: rows * columns * k, work: () => wasm.screenAll() },
    {
      name: 'greedy k-means++ (a term is three operations there)',
      terms: rows * columns * ((k - 1) * trials + 1),
      work: () => steps.seed(k, randomStream(2)),
    },
    {
      name: 'exact silhouette (and a square root per pair, each pair once)',
      terms: (rows * rows * columns) / 2,
      work: () => exactSilhouettes(simdEngine, matrix, [fit.labels]),
    },
  ];
  const contenders = measured.map(({ name, terms, work }): Contender => ({
    name,
    run: () => {
      const times = Math.max(1, Math.round(2e8 / terms));
      return timed(times, () => {
        for (let i = 0; i < times; i++) work();
        return undefined;
      });
    },
  }));
  const outcomes = await inTurn(contenders, rounds);
  const speeds = outcomes.map(({ cpuMinimum }, i) => (measured[i]!.terms / cpuMinimum) * 1000);
  return outcomes.map(({ name }, i) => ({
    name,
    termsPerSecond: speeds[i]!,
    share: speeds[i]! / speeds[0]!,
  }));
}
