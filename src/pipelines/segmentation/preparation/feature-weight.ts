import type { SegmentationConfig } from '../config.ts';

/** The weight of a feature, 1 unless one is set; a column may bear any name, those that every object has among them. O(1). */
export function weightOf(name: string, { weights }: Pick<SegmentationConfig['features'], 'weights'>): number {
  return Object.hasOwn(weights, name) ? weights[name]! : 1;
}
