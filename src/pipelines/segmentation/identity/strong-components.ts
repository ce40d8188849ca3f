import { edgesByNode, type MergeEdge } from './merge-graph.ts';

/**
 * The strongly connected component of each node (Tarjan 1972, iterative): two nodes share a number when each can be
 * reached from the other, that is when a cycle runs through both. O(nodes + edges).
 */
export function strongComponents(nodes: number, edges: readonly MergeEdge[]): Int32Array {
  const { starts, order } = edgesByNode(nodes, edges);
  const component = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = starts.slice(0, nodes);
  const open: number[] = [];
  const path: number[] = [];
  let visited = 0;
  let components = 0;
  const enter = (node: number): void => {
    index[node] = low[node] = visited++;
    open.push(node);
    path.push(node);
  };
  for (let root = 0; root < nodes; root++) {
    if (index[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (next[node]! < starts[node + 1]!) {
        const to = edges[order[next[node]!++]!]!.to;
        if (index[to] === -1) enter(to);
        else if (component[to] === -1) low[node] = Math.min(low[node]!, index[to]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] !== index[node]) continue;
      for (let member = -1; member !== node;) {
        member = open.pop()!;
        component[member] = components;
      }
      components++;
    }
  }
  return component;
}
