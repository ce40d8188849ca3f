import { mergeConfig } from '../../engine/config.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { NO_SENSITIVITY, presetConfig } from '../../pipelines/segmentation/presets.ts';

/** The sizes that the product is held to. */
export const LADDER_SIZES = [1000, 5000, 10_000, 94_000] as const;

/** Seconds that a run of so many customers may take: what one waits for without turning to something else, and at most a minute. */
const BUDGETS = [
  { customers: 1000, ms: 10_000 },
  { customers: 5000, ms: 20_000 },
  { customers: 10_000, ms: 25_000 },
  { customers: 94_000, ms: 60_000 },
] as const;

/** The production preset at a size, without the tests of sensitivity. */
export function ladderConfig(customers: number): SegmentationConfig {
  return mergeConfig(presetConfig('production'), { synthetic: { customers }, sensitivity: NO_SENSITIVITY });
}

/** What a run of so many customers may take: of the sizes of the ladder as set, between them in proportion. */
export function ladderBudget(customers: number): number {
  const [first, last] = [BUDGETS[0], BUDGETS[BUDGETS.length - 1]!];
  if (customers <= first.customers) return first.ms;
  if (customers >= last.customers) return (last.ms * customers) / last.customers;
  const above = BUDGETS.findIndex((each) => each.customers >= customers);
  const [low, high] = [BUDGETS[above - 1]!, BUDGETS[above]!];
  const share = (customers - low.customers) / (high.customers - low.customers);
  return low.ms + share * (high.ms - low.ms);
}

/** Sizes that a person typed, ascending and each once; what is wrong with them otherwise. */
export function readSizes(text: string): readonly number[] | string {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const sizes = parts.map(Number);
  if (sizes.length === 0) return 'Name at least one size.';
  if (sizes.length > 8) return 'Name at most 8 sizes.';
  const wrong = sizes.findIndex((size) => !Number.isInteger(size) || size < 20 || size > 1_000_000);
  if (wrong !== -1) return `“${parts[wrong]}” is no number of customers from 20 to 1,000,000.`;
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}
