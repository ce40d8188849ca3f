import { type Contingency, contingency } from './contingency.ts';
import { type Matrix, zeros } from './matrix.ts';

/** Jaccard similarity |A ∩ B| / |A ∪ B| (1901) of every cluster of one labelling with every cluster of another; 0 when both are empty. O(cells). */
export function jaccardMatrix({ counts, rowTotals, columnTotals }: Contingency): Matrix {
  const { rows, columns } = counts;
  const similarity = zeros(rows, columns);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < columns; b++) {
      const both = counts.values[a * columns + b]!;
      const union = rowTotals[a]! + columnTotals[b]! - both;
      similarity.values[a * columns + b] = union === 0 ? 0 : both / union;
    }
  }
  return similarity;
}

/** The cluster of another labelling that is most like each cluster of the first. */
export interface BestMatches {
  /** Greatest Jaccard similarity; NaN for a cluster without rows. */
  readonly jaccard: Float64Array;
  /** Label of that cluster, ties to the lowest; −1 for a cluster without rows. */
  readonly match: Int32Array;
}

/**
 * Best match of each of k clusters of `reference` among those of `other`, over the same rows
 * (Hennig 2007, as fpc's clusterboot takes it). Several clusters may share a match. O(rows + k × labels).
 */
export function bestMatches(reference: ArrayLike<number>, other: ArrayLike<number>, k: number): BestMatches {
  const table = contingency(reference, other);
  const { values, rows, columns } = jaccardMatrix(table);
  const jaccard = new Float64Array(k).fill(NaN);
  const match = new Int32Array(k).fill(-1);
  for (let cluster = 0; cluster < Math.min(k, rows); cluster++) {
    if (table.rowTotals[cluster] === 0) continue;
    let best = -1;
    for (let label = 0; label < columns; label++) {
      const similarity = values[cluster * columns + label]!;
      if (similarity > best) {
        best = similarity;
        match[cluster] = label;
      }
    }
    jaccard[cluster] = best;
  }
  return { jaccard, match };
}
