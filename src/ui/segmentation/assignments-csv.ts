import { csvLine } from '../../base/csv-line.ts';
import type { Segment } from '../../pipelines/segmentation/model.ts';

/** The segment of each customer, numbered from 1, as the command line writes it. `certainty` is empty until stability is tested. */
export function assignmentsCsv(
  ids: readonly string[],
  labels: Uint8Array,
  segments: readonly Segment[],
): string {
  const lines = [csvLine(['customer_id', 'segment', 'segment_name', 'certainty'])];
  for (let row = 0; row < ids.length; row++) {
    const label = labels[row] ?? 0;
    lines.push(csvLine([ids[row] ?? '', label + 1, segments[label]?.name ?? '', '']));
  }
  return lines.join('');
}
