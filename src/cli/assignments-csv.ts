import { writeCsv } from '../io/csv-writer.ts';
import type { Segmentation } from '../pipelines/segmentation/model.ts';
import type { Sampling } from '../pipelines/segmentation/sensitivity/artifacts.ts';

/**
 * The segment of each customer as CSV, numbered from 1 as on the page. `certainty` is the share of bootstrap samples in which
 * the customer stays with its segment; empty where that was not tested, or no sample drew the customer.
 */
export function assignmentsCsv(
  ids: readonly string[],
  { labels, segments }: Segmentation,
  sampling: Pick<Sampling, 'certainty'> | undefined,
  options: { readonly rawCells: boolean },
): string {
  return writeCsv(
    [
      { name: 'customer_id', cells: ids },
      { name: 'segment', cells: labels.map((label) => label + 1) },
      { name: 'segment_name', cells: Array.from(labels, (label) => segments[label]!.name) },
      { name: 'certainty', cells: Array.from(ids, (_, row) => rounded(sampling?.certainty[row])) },
    ],
    options,
  );
}

/** Ten-thousandths, finer than any number of samples. */
function rounded(share: number | undefined): number | undefined {
  return share === undefined || Number.isNaN(share) ? undefined : Number(share.toFixed(4));
}
