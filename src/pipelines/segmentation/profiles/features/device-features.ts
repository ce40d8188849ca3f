import { type Feature, ratio } from './feature.ts';

/** What a customer comes with. */
export const DEVICE_FEATURES: readonly Feature[] = [
  {
    name: 'mobile_share',
    title: 'Mobile share',
    unit: 'share of sessions, or of purchases',
    group: 'device',
    nature: 'share',
    missing: { means: 'no visit or purchase with a known device', fill: 'median' },
    clustered: true,
    needs: ['device', 'moments'],
    value: ({ tallies }, c) => ratio(tallies.mobileMoments[c]!, tallies.deviceMoments[c]!),
  },
];
