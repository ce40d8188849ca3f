import { type Feature, ratio } from './feature.ts';

/** What a customer looks at and buys. */
export const ASSORTMENT_FEATURES: readonly Feature[] = [
  {
    name: 'category_entropy',
    title: 'Variety of categories',
    unit: 'nats',
    group: 'assortment',
    nature: 'plain',
    missing: { means: 'no event with a category', fill: 'median' },
    clustered: true,
    needs: ['category'],
    value: ({ tallies }, c) => tallies.categoryEntropy[c]!,
  },
  {
    name: 'top_category_lift',
    title: 'Lift of the top category',
    unit: '× its share among all customers',
    group: 'assortment',
    nature: 'count',
    missing: { means: 'no event with a category', fill: 'median' },
    clustered: true,
    needs: ['category'],
    value: ({ tallies, categoryShares }, c) =>
      ratio(tallies.topCategoryShare[c]!, categoryShares[tallies.topCategory[c]!] ?? 0),
  },
];
