import type { FeatureGroup } from '../../pipelines/segmentation/profiles/feature-group.ts';

/** What each group of features is called, in the order in which they are shown. */
export const FEATURE_GROUP_TITLES: Readonly<Record<FeatureGroup, string>> = {
  value: 'Value',
  engagement: 'Engagement',
  pricing: 'Price behaviour',
  assortment: 'Assortment',
  timing: 'Timing',
  rhythm: 'Rhythm',
  device: 'Device',
  table: 'Table columns',
};
