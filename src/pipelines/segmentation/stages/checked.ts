import { countText } from '../../../base/number-text.ts';
import { withBreaks } from '../../../base/sliced.ts';
import { InputError } from '../../../base/input-error.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import { slicedSummary, totalsOf } from '../acquire/event-summary.ts';
import { assertBalanced } from '../control-totals.ts';
import { type Checked, type CheckedFacts, stage } from '../model.ts';
import type { Counted } from '../notice.ts';
import { keptEvents } from '../quality/kept-events.ts';
import { quarantine } from '../quality/quarantine.ts';
import { qualityWarnings } from '../quality/quality-warnings.ts';
import type { FindRow } from '../quality/stray-dates.ts';
import { occurringIds } from '../streaming/check-block.ts';
import { checkStreamed } from '../streaming/check-streamed.ts';
import type { CheckedView } from '../views.ts';

/**
 * Sets rows aside by rules, each with its reason, and shows that nothing else was lost. O(events); where events are streamed
 * each is generated again, which takes some fifteen times as long as looking at one that is held, so that measured from held
 * to streamed sizes its time grows faster than the events do.
 */
export const checked = stage({
  makes: 'checked',
  title: 'Quality check',
  about:
    'Sets aside test accounts, bots, implausible amounts and dates, counts repeated rows, and balances the totals.',
  version: 3,
  needs: ['acquired'],
  uses: ['quality'],
  async run({ acquired }, { quality }, context): Promise<Checked> {
    const valid = acquired.summary.events;
    if (acquired.blocks !== undefined) {
      const { quarantined, summary, ...found } = await checkStreamed(acquired.blocks, quality, context);
      if (summary.events === 0) throw nothingLeft(quarantined);
      return { ...found, ...countsOf(valid, summary, { quarantined, findRow: () => undefined }) };
    }
    const set = quarantine(acquired.events, quality);
    await context.checkpoint();
    if (set.removed === valid) throw nothingLeft(set.counted);
    const events = set.removed === 0 ? acquired.events : keptEvents(acquired.events, set.marks);
    await context.checkpoint();
    const summary =
      set.removed === 0 ? acquired.summary : await withBreaks(slicedSummary(events), context.checkpoint);
    const findRow: FindRow = (fromDay, toDay) => {
      if (acquired.source !== 'events') return undefined;
      const at = events.time.findIndex((ms) => ms >= fromDay * DAY_MS && ms < (toDay + 1) * DAY_MS);
      return events.sourceRow[at];
    };
    const counts = countsOf(valid, summary, { quarantined: set.counted, findRow });
    assertBalanced('quality check', acquired.totals, counts.totals, set.totals);
    return { events, occurs: occurringIds(events), ...counts };
  },
  view: ({ valid, kept, quarantined, totals, warnings }): CheckedView => ({
    valid,
    kept,
    quarantined,
    totals,
    warnings,
  }),
  metrics: ({ valid, kept, totals }) => ({ valid, kept, quarantined: valid - kept, ids: totals.customers }),
});

function countsOf(
  valid: number,
  summary: EventSummary,
  { quarantined, findRow }: { readonly quarantined: readonly Counted[]; readonly findRow: FindRow },
): Omit<CheckedFacts, 'occurs'> {
  return {
    summary,
    facts: summary.facts,
    valid,
    kept: summary.events,
    quarantined,
    totals: totalsOf(summary),
    warnings: qualityWarnings(summary, findRow),
  };
}

function nothingLeft(quarantined: readonly Counted[]): InputError {
  const reasons = quarantined
    .map(({ message, count }) => `${countText(count)} because ${message}`)
    .join('; ');
  return new InputError({
    field: 'quality',
    message: `The quality rules set every row aside: ${reasons}.`,
    remedy: 'Loosen the rule that takes the most.',
  });
}

const DAY_MS = 86_400_000;
