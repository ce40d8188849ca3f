import type { Stability } from '../../pipelines/segmentation/applied/drift-document.ts';
import { formatFixed } from '../charts/format-quantity.ts';

/** What chance alone gives, beside an index. */
export function chanceWords({ chanceBound }: Stability): string {
  return `by chance up to ${indexText(chanceBound)}`;
}

/** A stability index with as many decimals as can matter. */
export function indexText(index: number): string {
  return formatFixed(index, index >= 10 ? 0 : index >= 1 ? 1 : 3);
}
