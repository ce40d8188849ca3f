import { fullNumber, fullPercent } from '../../../base/number-text.ts';
import type { RuleCondition } from './segment-rule.ts';

/** A rule as a sentence part, with its thresholds in full: "Order value > 120 and Weekend share ≤ 20%". */
export function ruleText(conditions: readonly RuleCondition[]): string {
  if (conditions.length === 0) return 'No short rule tells these customers from the others';
  return conditions
    .map(({ title, sign, threshold, unit }) => `${title} ${sign} ${quantityText(threshold, unit)}`)
    .join(' and ');
}

/** Shares as percentages, days with their unit; the title says the rest. */
function quantityText(value: number, unit: string): string {
  if (unit.startsWith('share')) return fullPercent(value);
  if (!unit.startsWith('days')) return fullNumber(value);
  return `${fullNumber(value)} ${value === 1 ? 'day' : 'days'}`;
}
