import { assign, beginPasses } from '../../../kernels/assignment-pass.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { preparedValue } from '../preparation/prepared-value.ts';
import type { ModelDocument } from './model-document.ts';

/** Where customers belong. */
export interface NearestSegments {
  /** Place among the shown segments, from 0. */
  readonly segments: Uint8Array;
  /** Euclidean distance to the nearest centroid, in prepared space. */
  readonly distances: Float64Array;
}

/**
 * The segment of the nearest centroid, ties to the lowest, by the arithmetic of the fit itself, so that customers of the run
 * get the segments they had. `columns` are values in the order of the features. O(rows × k × features).
 */
export function nearestSegments(
  model: Pick<ModelDocument, 'features' | 'centroids' | 'segments'>,
  columns: readonly ArrayLike<number>[],
): NearestSegments {
  const { features } = model;
  const rows = columns[0]?.length ?? 0;
  const values = new Float64Array(rows * features.length);
  features.forEach((feature, j) => {
    const column = columns[j]!;
    for (let row = 0; row < rows; row++)
      values[row * features.length + j] = preparedValue(feature, column[row]!);
  });
  return nearestOfPrepared(model, { values, rows, columns: features.length });
}

/** The same for values that are prepared. O(rows × k × features). */
export function nearestOfPrepared(
  { centroids, segments }: Pick<ModelDocument, 'centroids' | 'segments'>,
  matrix: Matrix,
): NearestSegments {
  const pass = beginPasses(matrix, centroids.length, undefined);
  assign(matrix, Float64Array.from(centroids.flat()), pass);
  const places = centroids.map((_, source) => segments.findIndex(({ sources }) => sources.includes(source)));
  return {
    segments: pass.labels.map((source) => places[source]!),
    distances: pass.distances.map((squared) => Math.sqrt(squared)),
  };
}
