import { type Sliced, stretches } from '../../base/sliced.ts';
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
export function* segmentsAcrossK(byK: readonly Segmentation[], shown: Segmentation): Sliced<SegmentsAcrossK> {
  const swept = byK.map(sweptOf);
  const shared: Uint32Array[] = [];
  const mainlyIn: (readonly number[])[] = [];
  for (const [at, each] of swept.entries()) {
    if (at > 0) shared.push(yield* countShared(swept[at - 1]!, each));
    const counts = yield* countShared(each, shown);
    mainlyIn.push(
      each.segments.map(({ id }) => {
        const line = counts.subarray(id * shown.k, (id + 1) * shown.k);
        return line.indexOf(Math.max(...line));
      }),
    );
  }
  return {
    ks: swept.map(({ k }) => k),
    names: byK.map(namesOfSwept),
    sizes: swept.map(({ segments }) => segments.map(({ size }) => size)),
    shared,
    mainlyIn,
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

function* countShared(a: Segmentation, b: Segmentation): Sliced<Uint32Array> {
  const counts = new Uint32Array(a.k * b.k);
  for (const [from, to] of stretches(a.labels.length)) {
    for (let row = from; row < to; row++) counts[a.labels[row]! * b.k + b.labels[row]!]!++;
    yield;
  }
  return counts;
}
