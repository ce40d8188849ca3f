import { writeCsv } from '../../../io/csv-writer.ts';

/** Segments by customer, as places among named segments. */
interface Assignments {
  readonly labels: Uint8Array;
  readonly segments: readonly { readonly name: string }[];
}

/**
 * The segment of each customer as CSV, numbered from 1, the same from the page and from the command line. `certainty` is the
 * share of bootstrap samples in which each customer stays with its segment; the cell is empty where that was not tested
 * (undefined), or no sample drew the customer (NaN). O(customers).
 */
export function assignmentsCsv(
  ids: readonly string[],
  { labels, segments }: Assignments,
  certainty: Float32Array | undefined,
  options: { readonly rawCells: boolean },
): string {
  return writeCsv(
    [
      { name: 'customer_id', cells: ids },
      { name: 'segment', cells: labels.map((label) => label + 1) },
      { name: 'segment_name', cells: Array.from(labels, (label) => segments[label]!.name) },
      { name: 'certainty', cells: Array.from(ids, (_, row) => rounded(certainty?.[row])) },
    ],
    options,
  );
}

/** Ten-thousandths, finer than any number of samples. */
function rounded(share: number | undefined): number | undefined {
  return share === undefined || Number.isNaN(share) ? undefined : Number(share.toFixed(4));
}
