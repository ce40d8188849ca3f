import { assertBalanced } from '../control-totals.ts';
import { customerTotals } from '../identity/customer-totals.ts';
import { resolveIdentity } from '../identity/resolve-identity.ts';
import { type Events, type Identity, stage } from '../model.ts';
import type { IdentityView } from '../views.ts';

const ISSUES_SHOWN = 200;

/** Finds out which ids are one customer, and shows that no event changed on the way. */
export const identity = stage({
  makes: 'identity',
  title: 'Identity resolution',
  about: 'Joins the ids that the merge history calls one customer, and lists conflicts and circles in it.',
  version: 2,
  needs: ['acquired', 'checked'],
  uses: ['identity'],
  async run({ acquired, checked }, { identity: settings }, context): Promise<Identity> {
    const { events, totals } = checked;
    const occurs = occurringIds(events);
    const resolved = resolveIdentity(
      {
        ids: events.customerIds,
        occurs,
        merges: acquired.merges,
        rejectedMerges: acquired.rejectedMerges,
        truth: acquired.truth,
      },
      settings,
    );
    await context.checkpoint();
    const after = customerTotals(events, resolved.canonicalOf, resolved.canonicalIds.length);
    assertBalanced('identity resolution', totals, after);
    return { ...resolved, totals: { ...totals, customers: after.customers } };
  },
  view: (made): IdentityView => ({
    rawIds: made.rawIds,
    customers: made.canonicalIds.length,
    mergeRows: made.mergeRows,
    merged: made.merged,
    longestChain: made.longestChain,
    issues: made.issues.slice(0, ISSUES_SHOWN),
    issueCounts: made.issueCounts,
    totals: made.totals,
  }),
  metrics: ({ rawIds, canonicalIds, mergeRows, longestChain, issueCounts }) => ({
    ids: rawIds,
    customers: canonicalIds.length,
    mergeRows,
    longestChain,
    issues: Object.values(issueCounts).reduce((sum, count) => sum + count, 0),
  }),
});

function occurringIds({ count, customer, customerIds }: Events): Uint8Array {
  const occurs = new Uint8Array(customerIds.length);
  for (let row = 0; row < count; row++) occurs[customer[row]!] = 1;
  return occurs;
}
