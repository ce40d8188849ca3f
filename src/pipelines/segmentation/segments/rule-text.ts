import type { RuleCondition } from '../model.ts';

/** A rule as a sentence part: "Order value > 120 and Weekend share ≤ 20 %". */
export function ruleText(conditions: readonly RuleCondition[]): string {
  if (conditions.length === 0) return 'No short rule tells these customers from the others';
  return conditions
    .map(({ title, sign, threshold, unit }) => `${title} ${sign} ${quantityText(threshold, unit)}`)
    .join(' and ');
}

/** A quantity to three significant digits, or whole above 1,000: shares as percentages, days with their unit; the title says the rest. */
function quantityText(value: number, unit: string): string {
  if (unit.startsWith('share')) return `${shortNumber(value * 100)} %`;
  return unit.startsWith('days') ? `${shortNumber(value)} days` : shortNumber(value);
}

function shortNumber(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000)
    return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
  return String(Number(value.toPrecision(3)));
}
