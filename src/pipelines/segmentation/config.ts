import { fullNumber } from '../../base/number-text.ts';
import type { ConfigOf, SettingProblem } from '../../engine/config.ts';
import { defaultConfig } from '../../engine/config.ts';
import { actionability } from './settings/actionability.ts';
import { clustering } from './settings/clustering.ts';
import { economics } from './settings/economics.ts';
import { features } from './settings/features.ts';
import { identity } from './settings/identity.ts';
import { map } from './settings/map.ts';
import { profiles } from './settings/profiles.ts';
import { quality } from './settings/quality.ts';
import { report } from './settings/report.ts';
import { segments } from './settings/segments.ts';
import { sensitivity } from './settings/sensitivity.ts';
import { source } from './settings/source.ts';
import { structure } from './settings/structure.ts';
import { synthetic } from './settings/synthetic.ts';
import { validation } from './settings/validation.ts';
import { value } from './settings/value.ts';

/** Every setting of the segmentation pipeline, described once: type, default, range, unit and words. */
export const SEGMENTATION_SETTINGS = {
  source,
  synthetic,
  quality,
  identity,
  profiles,
  features,
  clustering,
  structure,
  segments,
  map,
  sensitivity,
  value,
  actionability,
  economics,
  validation,
  report,
} as const;

export type SegmentationConfig = ConfigOf<typeof SEGMENTATION_SETTINGS>;

export const DEFAULT_CONFIG: SegmentationConfig = defaultConfig(SEGMENTATION_SETTINGS);

/** The values of k that a configuration asks for, in increasing order. */
export function kRange(
  clustering: Pick<SegmentationConfig['clustering'], 'choice' | 'k' | 'kMin' | 'kMax'>,
): readonly number[] {
  if (clustering.choice === 'fixed') return [clustering.k];
  return Array.from({ length: clustering.kMax - clustering.kMin + 1 }, (_, i) => clustering.kMin + i);
}

/** What is wrong between settings, each fine on its own. */
export function segmentationRules(config: SegmentationConfig): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (config.clustering.kMin > config.clustering.kMax) {
    problems.push({
      path: 'clustering.kMin',
      message: `is ${config.clustering.kMin}, above “k to” (${config.clustering.kMax}); lower it`,
    });
  }
  if (config.synthetic.firstDay > config.synthetic.lastDay) {
    problems.push({
      path: 'synthetic.firstDay',
      message: `is after the last day (${config.synthetic.lastDay})`,
    });
  }
  if (config.quality.minAmount > config.quality.maxAmount) {
    problems.push({
      path: 'quality.minAmount',
      message: `is above the largest amount (${fullNumber(config.quality.maxAmount)})`,
    });
  }
  for (const [low, high, title] of ECONOMIC_RANGES) {
    if (config.economics[low] > config.economics[high]) {
      problems.push({
        path: `economics.${low}`,
        message: `is ${fullNumber(config.economics[low])}, above “${title}” (${fullNumber(config.economics[high])}); lower it`,
      });
    }
  }
  return problems;
}

const ECONOMIC_RANGES = [
  ['costLow', 'costHigh', 'Cost per customer to'],
  ['liftLow', 'liftHigh', 'Extra spend to'],
  ['marginLow', 'marginHigh', 'Margin to'],
] as const;
