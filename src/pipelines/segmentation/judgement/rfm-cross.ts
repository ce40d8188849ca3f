import type { Segmentation } from '../model.ts';
import type { Rfm } from '../rfm/artifacts.ts';

/** How the named segments of RFM and the segments found in the data share the customers. */
export interface RfmCross {
  /** RFM names with at least one customer, in the order of the package; "No purchase" last where there are such. */
  readonly names: readonly string[];
  /** Customers, names × segments, row-major. */
  readonly counts: readonly number[];
  readonly segments: number;
  /** Customers of each name, and of each segment. */
  readonly nameTotals: readonly number[];
  readonly segmentTotals: readonly number[];
}

const NO_PURCHASE = 'No purchase';

/** The cross table of a segmentation with RFM; both are of the same customers. O(customers). */
export function rfmCross(
  rfm: Pick<Rfm, 'segment' | 'names'>,
  segmentation: Pick<Segmentation, 'k' | 'labels'>,
): RfmCross {
  const { k, labels } = segmentation;
  const all = [...rfm.names, NO_PURCHASE];
  const counts = new Array<number>(all.length * k).fill(0);
  for (let c = 0; c < labels.length; c++) {
    const index = rfm.segment[c]!;
    counts[(index < 0 ? rfm.names.length : index) * k + labels[c]!]! += 1;
  }
  const rows = all
    .map((name, row) => ({ name, counts: counts.slice(row * k, (row + 1) * k) }))
    .filter((row) => row.counts.some((count) => count > 0));
  return {
    names: rows.map(({ name }) => name),
    counts: rows.flatMap((row) => row.counts),
    segments: k,
    nameTotals: rows.map((row) => row.counts.reduce((sum, count) => sum + count, 0)),
    segmentTotals: Array.from({ length: k }, (_, segment) =>
      rows.reduce((sum, row) => sum + row.counts[segment]!, 0),
    ),
  };
}
