import type { ProfileColumn } from '../../model.ts';
import { type Feature, ratio } from './feature.ts';

const noMoment: ProfileColumn['missing'] = { means: 'no visit and no purchase', fill: 'median' };

/** When a customer comes. */
export const TIMING_FEATURES: readonly Feature[] = [
  {
    name: 'weekend_share',
    title: 'Weekend share',
    unit: 'share of sessions, or of purchases',
    group: 'timing',
    nature: 'share',
    missing: noMoment,
    clustered: true,
    needs: ['moments'],
    value: ({ tallies }, c) => ratio(tallies.weekendMoments[c]!, tallies.moments[c]!),
  },
  {
    name: 'evening_share',
    title: 'Evening share',
    unit: 'share of sessions, or of purchases, at 18–22 h',
    group: 'timing',
    nature: 'share',
    missing: noMoment,
    clustered: true,
    needs: ['moments', 'hours'],
    value: ({ tallies }, c) => ratio(tallies.eveningMoments[c]!, tallies.moments[c]!),
  },
  {
    name: 'mean_hour_sin',
    title: 'Mean hour, morning against evening',
    unit: '1 = always at 6 h, −1 = always at 18 h',
    group: 'timing',
    nature: 'plain',
    missing: noMoment,
    clustered: true,
    needs: ['moments', 'hours'],
    value: ({ tallies }, c) => ratio(tallies.hourSines[c]!, tallies.moments[c]!),
  },
  {
    name: 'mean_hour_cos',
    title: 'Mean hour, night against midday',
    unit: '1 = always at 0 h, −1 = always at 12 h',
    group: 'timing',
    nature: 'plain',
    missing: noMoment,
    clustered: true,
    needs: ['moments', 'hours'],
    value: ({ tallies }, c) => ratio(tallies.hourCosines[c]!, tallies.moments[c]!),
  },
];
