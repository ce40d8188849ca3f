import { formatPercent } from '../charts/format-quantity.ts';
import type { TreeItem } from '../charts/tree-steps.ts';
import { formatCounted } from '../parts/format-number.ts';
import type { SegmentsAcrossK } from './segments-across-k.ts';

/** "12 customers from segment 2 of 5, “High spend”, to segment 4 of 6, “Lapsed”: 8% of the first, 30% of the second". */
export function acrossKWords({ ks, names }: SegmentsAcrossK, item: TreeItem): string {
  const segment = (level: number, index: number): string =>
    `segment ${index + 1} of ${ks[level]}, “${names[level]?.[index] ?? ''}”`;
  if (item.kind === 'node') {
    const { level, index, count } = item.node;
    return `${formatCounted(count, 'customer')} in ${segment(level, index)}`;
  }
  const { level, from, to, count, outShare, inShare } = item.flow;
  return `${formatCounted(count, 'customer')} from ${segment(level, from)}, to ${segment(level + 1, to)}: ${formatPercent(outShare)} of the first, ${formatPercent(inShare)} of the second`;
}
