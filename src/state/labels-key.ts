import { digest } from '../base/sha256.ts';
import type { Segmentation } from '../pipelines/segmentation/model.ts';

/** What stands for a segmentation's labels as the run found them. O(customers). */
export function labelsKey({ labels, swept }: Pick<Segmentation, 'labels' | 'swept'>): string {
  return digest()
    .array(swept?.labels ?? labels)
    .hex();
}
