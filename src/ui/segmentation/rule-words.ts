import { once } from '../../base/once.ts';
import type { RuleCondition } from '../../pipelines/segmentation/segments/segment-rule.ts';
import { shortUnit } from '../charts/format-quantity.ts';
import { formatFull } from '../parts/format-number.ts';
import { spokenUnit } from './spoken-unit.ts';

const percent = once(
  () => new Intl.NumberFormat(undefined, { style: 'percent', maximumSignificantDigits: 15 }),
);

/** A rule in words, its thresholds in full: precision and recall are those of what is read here. */
export function ruleWords(conditions: readonly RuleCondition[]): string {
  return conditions
    .map(
      ({ title, sign, threshold, unit }) =>
        `${title} ${sign} ${thresholdText(threshold, shortUnit(spokenUnit(title, unit)))}`,
    )
    .join(' and ');
}

function thresholdText(threshold: number, unit: string): string {
  if (unit === 'share') return percent().format(threshold);
  const text = formatFull(threshold);
  if (unit === '×') return `${text}×`;
  if (unit === 'days' && threshold === 1) return `${text} day`;
  return unit === '' ? text : `${text} ${unit}`;
}
