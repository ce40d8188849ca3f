import type { Labels } from '../../../kernels/matrix.ts';

/** How the segments of a window compare with those of the whole period. */
export interface WindowResult {
  readonly jaccard: Float64Array;
  readonly transitions: Float64Array;
}

/**
 * Jaccard similarity of each segment with the segment of the same number in the window, over the customers in the window,
 * NaN for segments without members there; and the customers that went from segment to segment, (k + 1)², the last row and
 * column being "not in the window". `labels` are those of all customers, `members` the rows in the window, `found` their
 * segments there. O(customers + k²).
 */
export function windowResult(labels: Labels, members: Int32Array, found: Labels, k: number): WindowResult {
  const width = k + 1;
  const transitions = new Float64Array(width * width);
  for (const label of labels) transitions[label * width + k]! += 1;
  members.forEach((row, i) => {
    const from = labels[row]! * width;
    transitions[from + k]! -= 1;
    transitions[from + found[i]!]! += 1;
  });
  const inside = new Float64Array(k * k);
  for (let from = 0; from < k; from++) {
    inside.set(transitions.subarray(from * width, from * width + k), from * k);
  }
  const jaccard = diagonalJaccard(inside, k);
  for (let segment = 0; segment < k; segment++) {
    const own = inside.subarray(segment * k, (segment + 1) * k);
    if (own.every((count) => count === 0)) jaccard[segment] = NaN;
  }
  return { jaccard, transitions };
}

/** Jaccard similarity of each segment before (rows) and after (columns), from a k × k table of counts; NaN for one that occurs in neither. O(k²). */
export function diagonalJaccard(counts: Float64Array, k: number): Float64Array {
  const jaccard = new Float64Array(k);
  for (let segment = 0; segment < k; segment++) {
    let either = -counts[segment * k + segment]!;
    for (let other = 0; other < k; other++) {
      either += counts[segment * k + other]! + counts[other * k + segment]!;
    }
    jaccard[segment] = either === 0 ? NaN : counts[segment * k + segment]! / either;
  }
  return jaccard;
}
