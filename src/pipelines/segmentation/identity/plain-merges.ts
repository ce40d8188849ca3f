import { countText } from '../../../base/number-text.ts';
import type { IssueLog } from './issue-log.ts';
import type { MergeEdge, MergeGraph } from './merge-graph.ts';

/**
 * The graph without self-merges and with each pair of ids once, at its latest time. Both are harmless, and listed.
 * O(edges).
 */
export function plainMerges({ ids, eventIds, edges }: MergeGraph, issues: IssueLog): MergeGraph {
  const placeOf = new Map<number, number>();
  const plain: MergeEdge[] = [];
  for (const edge of edges) {
    const { from, to, row } = edge;
    if (from === to) {
      const message = `“${ids[from]!}” is merged into itself (row ${countText(row)}).`;
      issues.add({ kind: 'self-merge', message, path: [ids[from]!, ids[to]!], action: 'ignored' });
      continue;
    }
    const key = from * ids.length + to;
    const place = placeOf.get(key);
    if (place === undefined) {
      placeOf.set(key, plain.length);
      plain.push(edge);
      continue;
    }
    const message = `“${ids[from]!}” is merged into “${ids[to]!}” again (row ${countText(row)}).`;
    issues.add({ kind: 'repeated-merge', message, path: [ids[from]!, ids[to]!], action: 'counted once' });
    if (edge.time > plain[place]!.time) plain[place] = edge;
  }
  return { ids, eventIds, edges: plain };
}
