import { writeCsv } from '../io/csv-writer.ts';
import type { Segmentation } from '../pipelines/segmentation/model.ts';

/** The segment of each customer as CSV, numbered from 1 as on the page. `certainty` is empty: it comes with the stability tests. */
export function assignmentsCsv(
  ids: readonly string[],
  { labels, segments }: Segmentation,
  options: { readonly rawCells: boolean },
): string {
  return writeCsv(
    [
      { name: 'customer_id', cells: ids },
      { name: 'segment', cells: labels.map((label) => label + 1) },
      { name: 'segment_name', cells: Array.from(labels, (label) => segments[label]!.name) },
      { name: 'certainty', cells: Array.from(ids, () => undefined) },
    ],
    options,
  );
}
