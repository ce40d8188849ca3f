import { countText, countedText } from '../../../base/number-text.ts';
import type { Sliced } from '../../../base/sliced.ts';
import { find, unionFind, unite } from '../../../kernels/union-find.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Identity, Truth } from '../model.ts';
import type { Counted, Notice } from '../notice.ts';
import { rowsText } from '../rows-text.ts';
import { alikeIds } from './alike-ids.ts';
import { chainEnds, longestChain } from './chain-ends.ts';
import { foldProblem } from './fold-problem.ts';
import type { IdentityProblem } from './identity-problem.ts';
import { type IssueLog, issueLog } from './issue-log.ts';
import { edgesByNode, type MergeGraph, mergeGraph } from './merge-graph.ts';
import { plainMerges } from './plain-merges.ts';
import { settleConflicts } from './settle-conflicts.ts';
import { settleCycles } from './settle-cycles.ts';

export type ResolvedIdentity = Omit<Identity, 'totals'>;

/** What follows from the merge history alone. */
type JoinedIds = Omit<ResolvedIdentity, 'respelled' | 'warnings'>;

/**
 * Which ids are one customer: the connected sets of the merge history, after conflicts and cycles are settled.
 * A customer is called by the end of its chain, even where that id has no event of its own; customers are numbered by
 * their first id. Chains may have any length. Where spelling does not count, ids are folded before, in the data and in the merge
 * history, and customers are called by folded ids. Throws {@link InputError} in strict mode. O((ids + merges) α + ids · log ids).
 */
export function* resolveIdentity(
  problem: IdentityProblem,
  settings: SegmentationConfig['identity'],
): Sliced<ResolvedIdentity> {
  const { ids, occurs } = problem;
  const alike = alikeIds(ids, occurs);
  yield;
  if (settings.spelling === 'exact') {
    const joined = yield* joinIds(problem, settings);
    yield;
    return { ...joined, respelled: undefined, warnings: alikeNotices(alike, ids, joined.canonicalOf) };
  }
  const { folded, foldedOf } = foldProblem(problem);
  yield;
  const joined = yield* joinIds(folded, settings);
  const rawIds = occurs.reduce((sum, mark) => sum + mark, 0);
  return {
    ...joined,
    canonicalOf: foldedOf.map((id, code) => (occurs[code] === 0 ? -1 : joined.canonicalOf[id]!)),
    rawIds,
    merged: rawIds - joined.canonicalIds.length,
    respelled: { ids: alike.length, spellings: alike.reduce((sum, codes) => sum + codes.length, 0) },
    warnings: [],
  };
}

function* joinIds(problem: IdentityProblem, settings: SegmentationConfig['identity']): Sliced<JoinedIds> {
  const { ids, occurs, merges, rejectedMerges, truth } = problem;
  const issues = issueLog();
  for (const rows of rejectedMerges) noteRejected(rows, issues);
  const all = mergeGraph(ids, merges);
  yield;
  noteUnknownIds(all, issues);
  const graph = settleCycles(settleConflicts(plainMerges(all, issues), settings, issues), settings, issues);
  yield;
  const sets = unionFind(graph.ids.length);
  for (const { from, to } of graph.edges) unite(sets, from, to);

  const ends = chainEnds(graph, sets);
  yield;
  const customerOfRoot = new Int32Array(graph.ids.length).fill(-1);
  const canonicalOf = new Int32Array(ids.length).fill(-1);
  const endOf: number[] = [];
  let rawIds = 0;
  for (let id = 0; id < ids.length; id++) {
    if (occurs[id] === 0) continue;
    rawIds++;
    const root = find(sets, id);
    if (customerOfRoot[root] === -1) customerOfRoot[root] = endOf.push(ends[root]!) - 1;
    canonicalOf[id] = customerOfRoot[root]!;
  }
  yield;
  const { starts, order } = edgesByNode(graph.ids.length, graph.edges);
  return {
    canonicalOf,
    canonicalIds: endOf.map((end) => graph.ids[end]!),
    truth: truth === undefined ? undefined : truthOfCustomers(truth, canonicalOf, endOf),
    rawIds,
    mergeRows: merges.past.length,
    merged: rawIds - endOf.length,
    longestChain: longestChain(graph, starts, order),
    ...issues.finish(),
  };
}

/** Tells of ids that would be one when folded and that the merge history leaves apart. */
function alikeNotices(
  alike: readonly (readonly number[])[],
  ids: readonly string[],
  canonicalOf: Int32Array,
): readonly Notice[] {
  const apart = alike.filter((codes) => codes.some((code) => canonicalOf[code] !== canonicalOf[codes[0]!]));
  if (apart.length === 0) return [];
  const count = apart.reduce((sum, codes) => sum + codes.length, 0);
  const [first, second] = apart[0]!.map((code) => `“${ids[code]!}”`);
  return [
    {
      code: 'ids-alike',
      message: `${countText(count)} ids differ from another only in capitals or blanks, such as ${first} and ${second}, and are not taken for one. If spelling does not count, set “Spelling of ids” to folded: they become ${countText(apart.length)}.`,
    },
  ];
}

function noteRejected({ message, count, firstRows }: Counted, issues: IssueLog): void {
  const text = `${rowsText(count, firstRows)} of the merge history: ${message}`;
  issues.add({ kind: 'rejected-row', message: text, path: [], action: 'left out' }, count);
}

function noteUnknownIds({ ids, eventIds }: MergeGraph, issues: IssueLog): void {
  const unknown = ids.slice(eventIds);
  if (unknown.length === 0) return;
  const path = unknown.slice(0, 10);
  const message = `${countedText(unknown.length, 'id')} of the merge history ${unknown.length === 1 ? 'has' : 'have'} no event, such as ${path.slice(0, 3).join(', ')}.`;
  issues.add({ kind: 'unknown-id', message, path, action: 'used as links between others' }, unknown.length);
}

/** The truth of the canonical id itself where it is known, else that of the customer's first id with one. */
function truthOfCustomers(truth: Truth, canonicalOf: Int32Array, endOf: readonly number[]): Truth {
  const codes = Int32Array.from(endOf, (end) => truth.codes[end] ?? -1);
  canonicalOf.forEach((customer, id) => {
    if (customer >= 0 && codes[customer] === -1) codes[customer] = truth.codes[id]!;
  });
  return { ...truth, codes };
}
