import { withBreaks } from '../../../base/sliced.ts';
import { assertBalanced } from '../control-totals.ts';
import { customerTotals } from '../identity/customer-totals.ts';
import { resolveIdentity } from '../identity/resolve-identity.ts';
import { type Identity, stage } from '../model.ts';
import type { IdentityView } from '../views.ts';

const ISSUES_SHOWN = 200;

/** Finds out which ids are one customer, and shows that no event changed on the way; where events are not held, the profiles show it. */
export const identity = stage({
  makes: 'identity',
  title: 'Identity resolution',
  about: 'Joins the ids that the merge history calls one customer, and lists conflicts and circles in it.',
  version: 3,
  needs: ['acquired', 'checked'],
  uses: ['identity'],
  async run({ acquired, checked }, { identity: settings }, context): Promise<Identity> {
    const { totals } = checked;
    const resolving = resolveIdentity(
      {
        ids: acquired.ids,
        occurs: checked.occurs,
        merges: acquired.merges,
        rejectedMerges: acquired.rejectedMerges,
        truth: acquired.truth,
      },
      settings,
    );
    const resolved = await withBreaks(resolving, context.checkpoint);
    await context.checkpoint();
    const customers = resolved.canonicalIds.length;
    if (checked.events !== undefined) {
      const after = customerTotals(checked.events, resolved.canonicalOf, customers);
      assertBalanced('identity resolution', totals, after);
    }
    return { ...resolved, totals: { ...totals, customers } };
  },
  view: (made): IdentityView => ({
    rawIds: made.rawIds,
    customers: made.canonicalIds.length,
    mergeRows: made.mergeRows,
    merged: made.merged,
    longestChain: made.longestChain,
    issues: made.issues.slice(0, ISSUES_SHOWN),
    issueCounts: made.issueCounts,
    respelled: made.respelled,
    warnings: made.warnings,
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
