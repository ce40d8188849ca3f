import type { ProfileColumn } from '../../model.ts';
import { type Feature, NEVER_MISSING, ratio } from './feature.ts';

const noVisit: ProfileColumn['missing'] = { means: 'no visit', fill: 'zero' };

/** What a customer does on the site. */
export const ENGAGEMENT_FEATURES: readonly Feature[] = [
  {
    name: 'sessions',
    title: 'Sessions',
    unit: 'sessions',
    group: 'engagement',
    nature: 'count',
    missing: NEVER_MISSING,
    clustered: true,
    needs: ['behaviour'],
    value: ({ tallies }, c) => tallies.sessions[c]!,
  },
  {
    name: 'views_per_session',
    title: 'Views per session',
    unit: 'views',
    group: 'engagement',
    nature: 'plain',
    missing: noVisit,
    clustered: true,
    needs: ['behaviour'],
    value: ({ tallies }, c) => ratio(tallies.views[c]!, tallies.sessions[c]!),
  },
  {
    name: 'carts_per_view',
    title: 'Carts per view',
    unit: 'share of views',
    group: 'engagement',
    nature: 'share',
    missing: { means: 'no view', fill: 'median' },
    clustered: true,
    needs: ['behaviour'],
    value: ({ tallies }, c) => ratio(tallies.carts[c]!, tallies.views[c]!),
  },
  {
    name: 'purchases_per_cart_session',
    title: 'Purchases per cart session',
    unit: 'purchases',
    group: 'engagement',
    nature: 'share',
    missing: { means: 'nothing put into a cart', fill: 'median' },
    clustered: true,
    needs: ['behaviour', 'purchases'],
    value: ({ tallies }, c) => ratio(tallies.cartPurchases[c]!, tallies.cartSessions[c]!),
  },
  {
    name: 'cart_abandonment',
    title: 'Cart abandonment',
    unit: 'share of cart sessions',
    group: 'engagement',
    nature: 'share',
    missing: { means: 'nothing put into a cart', fill: 'median' },
    clustered: false,
    needs: ['behaviour', 'purchases'],
    value: ({ tallies }, c) => ratio(tallies.abandonedSessions[c]!, tallies.cartSessions[c]!),
  },
];
