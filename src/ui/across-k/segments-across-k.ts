import { namesOfSwept } from '../../pipelines/segmentation/edits/names-of-swept.ts';
import { sweptOf } from '../../pipelines/segmentation/edits/swept.ts';
import type { Segmentation } from '../../pipelines/segmentation/model.ts';

/** Who of each segment is in which segment of the next number of segments. */
export interface SegmentsAcrossK {
  readonly ks: readonly number[];
  /** By k and segment. */
  readonly names: readonly (readonly string[])[];
  readonly sizes: readonly (readonly number[])[];
  /** Between each k and the next, row-major. */
  readonly shared: readonly Uint32Array[];
  /** By k and segment: the segment of the shown k that most of its customers are in. */
  readonly mainlyIn: readonly (readonly number[])[];
}

/**
 * Counts the customers between neighbouring k, by the segments that the run found: merged ones are looked at by their parts.
 * `shown` is what the others are coloured by. O(customers × number of k).
 */
export function segmentsAcrossK(byK: readonly Segmentation[], shown: Segmentation): SegmentsAcrossK {
  const swept = byK.map(sweptOf);
  return {
    ks: swept.map(({ k }) => k),
    names: byK.map(namesOfSwept),
    sizes: swept.map(({ segments }) => segments.map(({ size }) => size)),
    shared: swept.slice(1).map((next, at) => countShared(swept[at]!, next)),
    mainlyIn: swept.map((each) => {
      const counts = countShared(each, shown);
      return each.segments.map(({ id }) => {
        const line = counts.subarray(id * shown.k, (id + 1) * shown.k);
        return line.indexOf(Math.max(...line));
      });
    }),
  };
}

/** The customers of one segment; those of it who are in a segment of another k, where that is given. Rows, ascending. */
export function rowsAcrossK(
  from: Pick<Segmentation, 'labels'>,
  segment: number,
  to?: { readonly labels: Uint8Array; readonly segment: number },
): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < from.labels.length; row++)
    if (from.labels[row] === segment && (to === undefined || to.labels[row] === to.segment)) rows.push(row);
  return Uint32Array.from(rows);
}

function countShared(a: Segmentation, b: Segmentation): Uint32Array {
  const counts = new Uint32Array(a.k * b.k);
  for (let row = 0; row < a.labels.length; row++) counts[a.labels[row]! * b.k + b.labels[row]!]!++;
  return counts;
}
