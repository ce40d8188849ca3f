import { meanOf } from '../../../kernels/moments.ts';

/** Mean score of each of k segments over some tests, each with one score per segment; NaN is left out, and where all is. O(tests × k). */
export function meanScores(scores: readonly ArrayLike<number>[], k: number): Float64Array {
  return Float64Array.from({ length: k }, (_, segment) => meanOf(scoresOf(scores, segment)).mean);
}

/** The scores of one segment, NaN included. O(tests). */
export function scoresOf(scores: readonly ArrayLike<number>[], segment: number): Float64Array {
  return Float64Array.from(scores, (each) => each[segment]!);
}
