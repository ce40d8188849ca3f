import { withBreaks } from '../../../base/sliced.ts';
import { assert } from '../../../base/assert.ts';
import { stage } from '../model.ts';
import type { TimeTest, TimeWindow } from '../sensitivity/artifacts.ts';
import { meanScores } from '../sensitivity/mean-scores.ts';
import { heldIn } from '../streaming/held-in.ts';
import { isStreamed, NEEDS_EVENTS } from '../streaming/is-streamed.ts';
import { testDrift } from '../sensitivity/test-drift.ts';
import { testWindows } from '../sensitivity/test-windows.ts';
import { chosenFit } from '../sensitivity/tested-fit.ts';
import type { TestedPeriod } from '../sensitivity/tested-period.ts';
import { dateEvents } from '../sensitivity/time-events.ts';

/** Rebuilds the profiles from other stretches of the period, clusters them again, and tests for drift between the halves. */
export const timeTest = stage({
  makes: 'timeTest',
  title: 'Other periods',
  about:
    'Rebuilds the profiles from the events of halves and of shorter periods, finds the segments again, and asks whether customers change more between the halves than chance would have it.',
  version: 1,
  needs: ['checked', 'identity', 'features', 'sweep', 'kChoice'],
  uses: [
    'sensitivity.time',
    'profiles',
    'features',
    'source.kind',
    'source.streaming',
    'synthetic.customers',
    'synthetic.eventsPerCustomer',
  ],
  skip({ sensitivity, source, synthetic }) {
    if (!sensitivity.time) return 'not tested';
    return isStreamed({ source, synthetic }) ? NEEDS_EVENTS : undefined;
  },
  async run(
    { checked, identity, features, sweep, kChoice },
    { profiles: calendar, features: settings },
    context,
  ): Promise<TimeTest> {
    const { k, tested: chosen } = chosenFit(features, sweep, kChoice);
    const { labels } = chosen;
    assert(identity.canonicalIds.length === labels.length, 'the profiles are those of the events');
    const dated = await withBreaks(dateEvents(heldIn(checked), identity, calendar), context.checkpoint);
    const period: TestedPeriod = { dated, labels, k, names: features.names, settings };
    const tested = await testWindows(period, context, (windows) =>
      context.partial({
        k,
        windows,
        drift: undefined,
        segments: rollingMeans(windows, k),
        warnings: [],
      } satisfies TimeTest),
    );
    const drift = await testDrift(period, context);
    return {
      k,
      windows: tested.windows,
      drift: drift.test,
      segments: rollingMeans(tested.windows, k),
      warnings: [...tested.warnings, ...drift.warnings],
    };
  },
  view: (made) => made,
  metrics: ({ windows, drift }) => ({
    windows: windows.length,
    customers: drift?.customers ?? 0,
    copies: drift?.exchanged.draws ?? 0,
  }),
});

function rollingMeans(windows: readonly TimeWindow[], k: number): Float64Array {
  const rolling = windows.filter(({ kind }) => kind === 'rolling');
  return meanScores(
    rolling.map(({ jaccard }) => jaccard),
    k,
  );
}
