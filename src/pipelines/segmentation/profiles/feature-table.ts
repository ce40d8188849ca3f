import { ASSORTMENT_FEATURES } from './features/assortment-features.ts';
import { DEVICE_FEATURES } from './features/device-features.ts';
import { ENGAGEMENT_FEATURES } from './features/engagement-features.ts';
import { PRICING_FEATURES } from './features/pricing-features.ts';
import { RHYTHM_FEATURES } from './features/rhythm-features.ts';
import { TIMING_FEATURES } from './features/timing-features.ts';
import { VALUE_FEATURES } from './features/value-features.ts';
import type { Feature } from './features/feature.ts';

/** Every feature of a customer profile, in the order in which they are shown; of two that agree the earlier is kept. */
export const FEATURES: readonly Feature[] = [
  ...VALUE_FEATURES,
  ...ENGAGEMENT_FEATURES,
  ...PRICING_FEATURES,
  ...ASSORTMENT_FEATURES,
  ...TIMING_FEATURES,
  ...RHYTHM_FEATURES,
  ...DEVICE_FEATURES,
];
