import { stage } from '../model.ts';
import { estimateValue } from '../value/estimate-value.ts';

/** Forecasts what each customer will buy and spend. */
export const value = stage({
  makes: 'value',
  title: 'Customer value',
  about:
    'Forecasts what each customer will buy and spend over the horizon, and checks such a forecast on days held out.',
  version: 1,
  needs: ['checked', 'identity'],
  uses: [
    'source.kind',
    'profiles',
    'value.estimate',
    'value.horizonMonths',
    'value.discountRate',
    'value.holdout',
  ],
  skip: ({ source, value: settings }) => {
    if (!settings.estimate) return 'not tested';
    return source.kind === 'customers' ? 'the table holds no purchases' : undefined;
  },
  run: ({ checked, identity }, settings, context) => estimateValue(checked, identity, settings, context),
  view: (made) => made,
  metrics: ({ clv, expectedPurchases, holdout }) => ({
    customers: expectedPurchases.reduce((count, x) => count + (x === x ? 1 : 0), 0),
    totalClv: clv.reduce((sum, x) => sum + (x === x ? x : 0), 0),
    ...(holdout === undefined ? {} : { holdoutMae: holdout.mae, naiveMae: holdout.naiveMae }),
  }),
});
