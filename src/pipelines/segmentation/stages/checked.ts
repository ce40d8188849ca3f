import { InputError } from '../../../base/input-error.ts';
import { eventFacts } from '../acquire/event-facts.ts';
import { assertBalanced, controlTotals } from '../control-totals.ts';
import { type Checked, stage } from '../model.ts';
import { keptEvents } from '../quality/kept-events.ts';
import { quarantine } from '../quality/quarantine.ts';
import { qualityWarnings } from '../quality/quality-warnings.ts';
import type { CheckedView } from '../views.ts';

/** Sets rows aside by rules, each with its reason, and shows that nothing else was lost. */
export const checked = stage({
  makes: 'checked',
  title: 'Quality check',
  about:
    'Sets aside test accounts, bots, implausible amounts and dates, counts repeated rows, and balances the totals.',
  version: 1,
  needs: ['acquired'],
  uses: ['quality'],
  async run({ acquired }, { quality }, context): Promise<Checked> {
    const set = quarantine(acquired.events, quality);
    await context.checkpoint();
    if (set.removed === acquired.events.count) {
      const reasons = set.counted.map(({ message, count }) => `${count} because ${message}`).join('; ');
      throw new InputError({
        field: 'quality',
        message: `The quality rules set every row aside: ${reasons}.`,
        remedy: 'Loosen the rule that takes the most.',
      });
    }
    const events = set.removed === 0 ? acquired.events : keptEvents(acquired.events, set.marks);
    await context.checkpoint();
    const totals = set.removed === 0 ? acquired.totals : controlTotals(events);
    assertBalanced('quality check', acquired.totals, totals, set.totals);
    return {
      events,
      facts: set.removed === 0 ? acquired.facts : eventFacts(events),
      valid: acquired.events.count,
      kept: events.count,
      quarantined: set.counted,
      totals,
      warnings: qualityWarnings(events),
    };
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
