import { withBreaks } from '../../../base/sliced.ts';
import { stage } from '../model.ts';
import { isStreamed, NEEDS_EVENTS } from '../streaming/is-streamed.ts';
import { heldIn } from '../streaming/held-in.ts';
import type { Prediction } from '../prediction/artifacts.ts';
import { predictRevenue } from '../prediction/predict-revenue.ts';
import { dateEvents } from '../sensitivity/time-events.ts';

/** Asks what segments made on the first part of the period say of the revenue of the rest. */
export const prediction = stage({
  makes: 'prediction',
  title: 'What segments foretell',
  about:
    'Makes the segments on the first part of the period and asks how much of the revenue of the rest they explain, beside RFM quintiles and beside groups dealt out at random.',
  version: 1,
  needs: ['checked', 'identity', 'features', 'kChoice'],
  uses: [
    'source.kind',
    'source.streaming',
    'synthetic.customers',
    'synthetic.eventsPerCustomer',
    'value.predict',
    'value.holdout',
    'profiles',
    'features',
    'clustering.engine',
    'clustering.restarts',
    'clustering.maxIterations',
  ],
  skip: ({ source, synthetic, value }) => {
    if (!value.predict) return 'not tested';
    if (isStreamed({ source, synthetic })) return NEEDS_EVENTS;
    return source.kind === 'customers' ? 'the table holds no purchases' : undefined;
  },
  async run(
    { checked, identity, features, kChoice },
    { value, profiles, features: settings, clustering },
    context,
  ): Promise<Prediction> {
    const dated = await withBreaks(dateEvents(heldIn(checked), identity, profiles), context.checkpoint);
    return predictRevenue(
      {
        period: { dated, names: features.names, settings },
        k: kChoice.chosen,
        holdout: value.holdout,
        fit: clustering,
      },
      context,
    );
  },
  view: (made) => made,
  metrics: ({ customers, explained }) => ({
    customers,
    ...(explained[0] === undefined
      ? {}
      : { etaSquared: explained[0].etaSquared, giniGain: explained[0].giniGain }),
  }),
});
