import type { MergeHistory } from '../../../io/merge-history.ts';

/** Merges as a directed graph: node = id, edge = “past became part of canonical”. */
export interface MergeGraph {
  /** Names of the nodes; the first `eventIds` are the ids of the events, in the order of their codes. */
  readonly ids: readonly string[];
  readonly eventIds: number;
  readonly edges: readonly MergeEdge[];
}

export interface MergeEdge {
  readonly from: number;
  readonly to: number;
  /** Milliseconds since 1970 UTC, −∞ = unknown. */
  readonly time: number;
  /** 1-based row of the merge history. */
  readonly row: number;
}

/** All rows as edges, self-merges and repetitions included. O(ids + rows). */
export function mergeGraph(eventIds: readonly string[], merges: MergeHistory): MergeGraph {
  const ids = [...eventIds];
  const codes = new Map<string, number>(eventIds.map((id, code) => [id, code]));
  const codeOf = (id: string): number => {
    const known = codes.get(id);
    if (known !== undefined) return known;
    codes.set(id, ids.length);
    return ids.push(id) - 1;
  };
  const edges = merges.past.map((past, i): MergeEdge => {
    const time = merges.time[i]!;
    return {
      from: codeOf(past),
      to: codeOf(merges.canonical[i]!),
      time: time === time ? time : -Infinity,
      row: merges.sourceRow[i]!,
    };
  });
  return { ids, eventIds: eventIds.length, edges };
}

/** Edges by the node they leave: those of node i are `edges[order[k]]` for k in [starts[i], starts[i + 1]). O(nodes + edges). */
export function edgesByNode(
  nodes: number,
  edges: readonly MergeEdge[],
): { readonly starts: Int32Array; readonly order: Int32Array } {
  const starts = new Int32Array(nodes + 1);
  for (const { from } of edges) starts[from + 1]! += 1;
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice(0, nodes);
  const order = new Int32Array(edges.length);
  edges.forEach(({ from }, edge) => {
    order[next[from]!++] = edge;
  });
  return { starts, order };
}
