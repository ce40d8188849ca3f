import { stage } from '../model.ts';
import { isStreamed, NEEDS_EVENTS } from '../streaming/is-streamed.ts';
import { heldIn } from '../streaming/held-in.ts';
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
    'source.streaming',
    'synthetic.customers',
    'synthetic.eventsPerCustomer',
    'profiles',
    'value.estimate',
    'value.horizonMonths',
    'value.discountRate',
    'value.holdout',
  ],
  skip: ({ source, synthetic, value: settings }) => {
    if (!settings.estimate) return 'not tested';
    if (isStreamed({ source, synthetic })) return NEEDS_EVENTS;
    return source.kind === 'customers' ? 'the table holds no purchases' : undefined;
  },
  run: ({ checked, identity }, settings, context) =>
    estimateValue(heldIn(checked), identity, settings, context),
  view: (made) => made,
  metrics: ({ clv, expectedPurchases, holdout }) => ({
    customers: expectedPurchases.reduce((count, x) => count + (x === x ? 1 : 0), 0),
    totalClv: clv.reduce((sum, x) => sum + (x === x ? x : 0), 0),
    ...(holdout === undefined ? {} : { holdoutMae: holdout.mae, naiveMae: holdout.naiveMae }),
  }),
});
