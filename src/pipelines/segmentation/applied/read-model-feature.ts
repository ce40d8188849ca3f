import {
  Misfit,
  readFlag,
  readList,
  readNumber,
  readOneOf,
  readRecord,
  readText,
  readWhole,
} from '../../../base/read-value.ts';
import { scaledValue } from '../preparation/prepared-value.ts';
import type { FeatureGroup } from '../profiles/feature-group.ts';
import type { FeatureBins, ModelFeature } from './model-document.ts';

/** Prepared values are no greater than this, so that their squares and sums stay finite. */
export const MOST_PREPARED = 1e100;
const MOST_CUTS = 1000;
const MOST_CUSTOMERS = 1e9;
const GROUPS: readonly FeatureGroup[] = [
  'value',
  'engagement',
  'pricing',
  'assortment',
  'timing',
  'rhythm',
  'device',
  'table',
];

/** A feature of an untrusted model; throws {@link Misfit}. O(cuts). */
export function readModelFeature(value: unknown, path: string): ModelFeature {
  const raw = readRecord(value, path);
  const number = (name: string, least?: number): number => readNumber(raw[name], `${path}.${name}`, least);
  const feature: ModelFeature = {
    name: readText(raw['name'], `${path}.name`, 10_000),
    title: readText(raw['title'], `${path}.title`, 10_000),
    group: readOneOf(raw['group'], `${path}.group`, GROUPS),
    missing: readWhole(raw['missing'], `${path}.missing`, MOST_CUSTOMERS),
    fill: number('fill'),
    logarithm: readFlag(raw['logarithm'], `${path}.logarithm`),
    low: number('low'),
    high: number('high'),
    centre: number('centre'),
    scale: number('scale', Number.MIN_VALUE),
    weight: number('weight', 0),
    bins: readBins(raw['bins'], `${path}.bins`),
  };
  if (feature.low > feature.high) throw new Misfit(`${path}.low`, 'is above high');
  for (const bound of [feature.low, feature.high]) {
    if (!(Math.abs(scaledValue(feature, bound)) <= MOST_PREPARED))
      throw new Misfit(`${path}.scale`, 'makes prepared values that no computer can add up');
  }
  return feature;
}

function readBins(value: unknown, path: string): FeatureBins {
  const raw = readRecord(value, path);
  const cuts = readList(raw['cuts'], `${path}.cuts`, {
    most: MOST_CUTS,
    each: (cut, at) => readNumber(cut, at),
  });
  const counts = readList(raw['counts'], `${path}.counts`, {
    most: MOST_CUTS + 1,
    each: (count, at) => readWhole(count, at, MOST_CUSTOMERS),
  });
  if (cuts.some((cut, at) => at > 0 && cut <= cuts[at - 1]!))
    throw new Misfit(`${path}.cuts`, 'does not ascend');
  if (counts.length !== cuts.length + 1) throw new Misfit(`${path}.counts`, 'is not one more than cuts');
  return { cuts, counts };
}
