import { find, type UnionFind } from '../../../kernels/union-find.ts';
import type { MergeGraph } from './merge-graph.ts';

/**
 * The canonical id of each set, by root: the node from which no merge leads on. Where a set has several such ends, the
 * one that was merged into last, then the one whose id comes first. Nodes that are no root get −1. The graph must be free
 * of cycles. O(nodes + edges).
 */
export function chainEnds({ ids, edges }: MergeGraph, sets: UnionFind): Int32Array {
  const leads = new Uint8Array(ids.length);
  const mergedInto = new Float64Array(ids.length).fill(-Infinity);
  for (const { from, to, time } of edges) {
    leads[from] = 1;
    if (time > mergedInto[to]!) mergedInto[to] = time;
  }
  const ends = new Int32Array(ids.length).fill(-1);
  for (let node = 0; node < ids.length; node++) {
    if (leads[node] === 1) continue;
    const root = find(sets, node);
    const rival = ends[root]!;
    if (rival === -1 || comesBefore(node, rival, mergedInto, ids)) ends[root] = node;
  }
  return ends;
}

/** The number of merges on the longest way through a graph free of cycles. O(nodes + edges). */
export function longestChain({ ids, edges }: MergeGraph, starts: Int32Array, order: Int32Array): number {
  const waiting = new Int32Array(ids.length);
  for (const { to } of edges) waiting[to]! += 1;
  const ready: number[] = [];
  for (let node = 0; node < ids.length; node++) if (waiting[node] === 0) ready.push(node);
  const depth = new Int32Array(ids.length);
  let longest = 0;
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    for (let k = starts[node]!; k < starts[node + 1]!; k++) {
      const { to } = edges[order[k]!]!;
      depth[to] = Math.max(depth[to]!, depth[node]! + 1);
      longest = Math.max(longest, depth[to]);
      if (--waiting[to]! === 0) ready.push(to);
    }
  }
  return longest;
}

function comesBefore(node: number, rival: number, mergedInto: Float64Array, ids: readonly string[]): boolean {
  if (mergedInto[node] !== mergedInto[rival]) return mergedInto[node]! > mergedInto[rival]!;
  return ids[node]! < ids[rival]!;
}
