import type { StageContext } from '../../../engine/stage.ts';
import type { Labels, Matrix } from '../../../kernels/matrix.ts';
import { summariseSilhouette } from '../../../kernels/silhouette.ts';
import { SILHOUETTE_PARTS, silhouetteWidths } from '../../../kernels/silhouette-parts.ts';
import type { SegmentationConfig } from '../config.ts';
import type { CustomerSilhouettes } from './customer-silhouettes.ts';
import { sampledSilhouetteTask, silhouettePartTask } from '../tasks/silhouette-task.ts';

export interface JudgedSilhouette {
  readonly mean: number;
  /** 0 when exact. */
  readonly standardError: number;
  readonly perSegment: readonly number[];
  readonly perCustomer: CustomerSilhouettes;
}

export interface JudgedSilhouettes {
  /** By labelling. */
  readonly silhouettes: readonly JudgedSilhouette[];
  /** Customers whose silhouette width was taken. */
  readonly rows: number;
}

type SilhouetteSettings = Pick<SegmentationConfig['clustering'], 'engine' | 'exactSilhouetteRows'>;

/**
 * The silhouettes of several labellings: exact from one pass over all distances up to `exactRows` customers, estimated
 * from a stratified sample of that size beyond. The engine `simd` takes the exact ones in f32 lanes: their last digits
 * differ from those of f64, by less than 1e-6; labels do not depend on them.
 */
export async function judgeSilhouettes(
  matrix: Matrix,
  labelings: readonly { readonly k: number; readonly labels: Labels }[],
  { engine, exactSilhouetteRows: exactRows }: SilhouetteSettings,
  context: StageContext,
): Promise<JudgedSilhouettes> {
  const shared = { matrix, labelings: labelings.map(({ labels }) => labels), engine };
  const options = { progress: PART_OF_STAGE, note: 'Silhouettes' };
  if (matrix.rows <= exactRows) {
    const inputs = Array.from({ length: SILHOUETTE_PARTS }, (_, part) => ({ part }));
    const parts = await context.map(silhouettePartTask, shared, inputs, options);
    const widths = silhouetteWidths(shared.labelings, parts);
    const silhouettes = labelings.map(({ k, labels }, i) => {
      const { mean, perCluster } = summariseSilhouette(widths[i]!, labels, k);
      const perCustomer = { rows: undefined, widths: Float32Array.from(widths[i]!) };
      return { mean, standardError: 0, perSegment: [...perCluster], perCustomer };
    });
    return { silhouettes, rows: matrix.rows };
  }
  const inputs = labelings.map((_, labeling) => ({ labeling, size: exactRows, seed: context.seed }));
  const sampled = await context.map(sampledSilhouetteTask, shared, inputs, options);
  const silhouettes = sampled.map(({ mean, standardError, perCluster, rows, widths }) => ({
    mean,
    standardError,
    perSegment: [...perCluster],
    perCustomer: { rows, widths: Float32Array.from(widths) },
  }));
  return { silhouettes, rows: Math.max(...sampled.map((each) => each.sampled)) };
}

/** The part of the stage's progress that the silhouettes are; the fits are what goes before. */
const PART_OF_STAGE = [0.8, 1] as const;
