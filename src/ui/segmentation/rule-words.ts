import type { RuleCondition } from '../../pipelines/segmentation/model.ts';
import { formatQuantity } from '../charts/format-quantity.ts';
import { spokenUnit } from './spoken-unit.ts';

/** A rule in words: "Order value > 120 and Weekend share ≤ 20%". */
export function ruleWords(conditions: readonly RuleCondition[]): string {
  return conditions
    .map(
      ({ title, sign, threshold, unit }) =>
        `${title} ${sign} ${formatQuantity(threshold, spokenUnit(title, unit))}`,
    )
    .join(' and ');
}
