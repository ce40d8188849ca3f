import { InputError } from '../../../base/input-error.ts';
import type { SegmentationConfig } from '../config.ts';
import type { IssueLog } from './issue-log.ts';
import { edgesByNode, type MergeEdge, type MergeGraph } from './merge-graph.ts';

/**
 * The graph after every past id with several targets has been dealt with as the settings say: all targets stay (unite),
 * the newest merge alone (latest; ties by the order of the targets' ids), or none (quarantine). Strict mode throws
 * {@link InputError} at the first. O(nodes + edges).
 */
export function settleConflicts(
  graph: MergeGraph,
  settings: SegmentationConfig['identity'],
  issues: IssueLog,
): MergeGraph {
  const { ids, edges } = graph;
  const { starts, order } = edgesByNode(ids.length, edges);
  const dropped = new Set<MergeEdge>();
  for (let node = 0; node < ids.length; node++) {
    if (starts[node + 1]! - starts[node]! < 2) continue;
    const rivals = Array.from(order.subarray(starts[node], starts[node + 1]), (edge) => edges[edge]!);
    const targets = rivals.map(({ to }) => ids[to]!);
    const path = [ids[node]!, ...targets];
    const message = `“${ids[node]!}” is merged into ${targets.map((id) => `“${id}”`).join(' and into ')}.`;
    if (settings.mode === 'strict') {
      throw new InputError({
        field: 'merge history',
        row: rivals[1]!.row,
        message,
        remedy: 'Remove all but one of these rows, or set “Faulty merge history” to tolerant.',
      });
    }
    const winner = newest(rivals, ids);
    if (settings.conflicts === 'unite') {
      issues.add({ kind: 'conflict', message, path, action: 'all of them count as one customer' });
      continue;
    }
    const latest = settings.conflicts === 'latest';
    const action = latest
      ? `merged into “${ids[winner.to]!}” alone, ${whyChosen(winner, rivals)}`
      : 'left on its own';
    issues.add({ kind: 'conflict', message, path, action });
    for (const edge of rivals) if (!latest || edge !== winner) dropped.add(edge);
  }
  return dropped.size === 0 ? graph : { ...graph, edges: edges.filter((edge) => !dropped.has(edge)) };
}

/** The words for what decided: the time of the merges, or the order of the ids where times do not tell. */
function whyChosen(winner: MergeEdge, rivals: readonly MergeEdge[]): string {
  const tied = rivals.some((edge) => edge !== winner && edge.time === winner.time);
  if (!tied) return 'the newest merge';
  return winner.time === -Infinity
    ? 'the first in the order of ids, since the merges carry no time'
    : 'the first in the order of ids among the newest merges, which carry the same time';
}

function newest(rivals: readonly MergeEdge[], ids: readonly string[]): MergeEdge {
  return rivals.reduce((best, edge) => {
    if (edge.time !== best.time) return edge.time > best.time ? edge : best;
    return ids[edge.to]! < ids[best.to]! ? edge : best;
  });
}
